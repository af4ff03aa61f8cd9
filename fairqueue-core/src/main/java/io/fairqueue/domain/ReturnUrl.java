package io.fairqueue.domain;

/**
 * Where fans of a foreign shop may be sent back to: to addresses of this origin, at this path or
 * below it. Checks itself, and is kept in one way of writing.
 */
public record ReturnUrl(String value) {

  static final int MAX_LENGTH = 500;

  public ReturnUrl {
    value =
        WebAddress.read(value, MAX_LENGTH)
            .filter(address -> address.query() == null)
            .map(WebAddress::text)
            .orElseThrow(
                () ->
                    new InvalidInputException(
                        "return_urls",
                        "must be https URLs (http on this machine) of at most %d characters,"
                                .formatted(MAX_LENGTH)
                            + " without a user, query, fragment, // or dots for a path"));
  }

  boolean covers(WebAddress address) {
    return WebAddress.read(value, MAX_LENGTH).orElseThrow().covers(address);
  }
}
