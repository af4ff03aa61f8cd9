package io.fairqueue.tck.memory;

import io.fairqueue.memory.account.MemoryRateLimiter;
import io.fairqueue.port.RateLimiter;
import io.fairqueue.tck.contract.operation.RateLimiterContract;

class MemoryRateLimiterTest extends RateLimiterContract {

  private final RateLimiter limiter = new MemoryRateLimiter();

  @Override
  protected RateLimiter limiter() {
    return limiter;
  }
}
