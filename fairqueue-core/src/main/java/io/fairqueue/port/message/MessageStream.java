package io.fairqueue.port.message;

/** A stream of messages that other programs read, bounded in length. Thread-safe. */
public interface MessageStream {

  /**
   * Adds a message at the end. Waits for the stream's server; repeating adds it again, under the
   * same id.
   *
   * @param id the message's
   * @param body JSON
   * @throws io.fairqueue.port.StoreUnavailableException if the server does not answer
   */
  void append(String id, String type, String body);
}
