package io.fairqueue.domain.notice;

/** How a notice is sent to fans, besides being shown; by one way at least. */
public record NoticeSending(NoticeAudience audience, boolean mail, boolean push) {

  public NoticeSending {
    if (!mail && !push) {
      throw new IllegalArgumentException("a notice is sent by mail, or pushed");
    }
  }
}
