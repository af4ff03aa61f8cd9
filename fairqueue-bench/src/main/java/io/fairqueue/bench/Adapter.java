package io.fairqueue.bench;

/** What a line is kept in. */
public enum Adapter {
  MEMORY,
  POSTGRES
}
