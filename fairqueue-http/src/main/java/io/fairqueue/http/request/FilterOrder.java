package io.fairqueue.http.request;

/** In which order filters see a request; the lowest one first, and the answer last. */
public final class FilterOrder {

  /** Before all others, so that it lasts as long as the whole. */
  public static final int TRACE = -1_100;

  public static final int REQUEST_ID = -1_000;
  public static final int HEADERS = -900;

  /** Before all that refuses: people are told on a page. */
  public static final int PAGES = -870;

  public static final int PREFLIGHT = -850;

  /** Before anybody is known: what is not there is there for nobody. */
  public static final int CONSOLE = -820;

  public static final int ACCESS = -800;
  public static final int SECOND_FACTOR = -790;

  /** Before {@link #IDEMPOTENCY}, which keeps answers as they are before they are tagged. */
  public static final int CONTENT_TAG = -750;

  public static final int IDEMPOTENCY = -700;

  /** After all others. */
  public static final int USE_CASE = 1_000;

  private FilterOrder() {}
}
