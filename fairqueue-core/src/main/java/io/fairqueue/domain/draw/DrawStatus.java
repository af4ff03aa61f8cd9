package io.fairqueue.domain.draw;

/** How far a draw is, as it is stored and told. */
public enum DrawStatus {
  GATHERING,
  CLOSED,
  DRAWN,
  PLACING,
  OPEN
}
