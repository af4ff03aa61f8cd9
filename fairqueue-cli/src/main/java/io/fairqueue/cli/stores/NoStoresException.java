package io.fairqueue.cli.stores;

/** Nothing tells where the stores are; the message says what to do. */
public final class NoStoresException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  NoStoresException(String sentence) {
    super(sentence);
  }
}
