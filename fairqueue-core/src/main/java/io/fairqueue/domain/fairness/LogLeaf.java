package io.fairqueue.domain.fairness;

import java.util.OptionalLong;

/**
 * An entry of a public log.
 *
 * @param rev of the row of the line that it tells
 * @param firstNumber of those who came, where it tells of any
 * @param bytes a JSON object in canonical form
 */
public record LogLeaf(long rev, OptionalLong firstNumber, byte[] bytes) {

  /** As long as one may be. */
  public static final int MAX_BYTES = 32 * 1024;
}
