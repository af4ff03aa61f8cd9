package io.fairqueue.domain.notice;

/** How much a notice matters. */
public enum NoticeLevel {
  INFO,
  WARNING
}
