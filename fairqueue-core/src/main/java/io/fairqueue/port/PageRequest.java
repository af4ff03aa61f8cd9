package io.fairqueue.port;

import io.fairqueue.domain.InvalidInputException;

/**
 * Which page of a list.
 *
 * @param number from 1 to 10,000
 * @param size from 1 to 100
 */
public record PageRequest(int number, int size) {

  public PageRequest {
    if (number < 1 || number > 10_000) {
      throw new InvalidInputException("page", "must be between 1 and 10000");
    }
    if (size < 1 || size > 100) {
      throw new InvalidInputException("size", "must be between 1 and 100");
    }
  }

  public long offset() {
    return (number - 1L) * size;
  }
}
