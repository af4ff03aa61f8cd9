package io.fairqueue.http;

/** In which order filters see a request; the lowest one first, and the answer last. */
public final class FilterOrder {

  public static final int REQUEST_ID = -1_000;
  public static final int HEADERS = -900;
  public static final int ADDRESS_LIMIT = -800;
  public static final int AUTHENTICATION = -700;
  public static final int ACCOUNT_LIMIT = -600;
  public static final int IDEMPOTENCY = -500;

  private FilterOrder() {}
}
