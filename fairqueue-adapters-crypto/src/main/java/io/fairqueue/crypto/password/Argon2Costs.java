package io.fairqueue.crypto.password;

/**
 * What one password hash costs (RFC 9106).
 *
 * @param memoryKib memory in KiB
 * @param passes passes over that memory
 * @param parallelism lanes
 */
public record Argon2Costs(int memoryKib, int passes, int parallelism) {

  private static final int MAX_MEMORY_KIB = 1 << 20;

  public Argon2Costs {
    if (parallelism < 1 || parallelism > 64) {
      throw new IllegalArgumentException("parallelism must be between 1 and 64");
    }
    if (passes < 1 || passes > 100) {
      throw new IllegalArgumentException("passes must be between 1 and 100");
    }
    if (memoryKib < 8 * parallelism || memoryKib > MAX_MEMORY_KIB) {
      throw new IllegalArgumentException(
          "memoryKib must be between 8 per lane and " + MAX_MEMORY_KIB);
    }
  }

  /** 64 MiB, three passes, two lanes: the memory-constrained choice of RFC 9106, on fewer lanes. */
  public static Argon2Costs defaults() {
    return new Argon2Costs(65_536, 3, 2);
  }
}
