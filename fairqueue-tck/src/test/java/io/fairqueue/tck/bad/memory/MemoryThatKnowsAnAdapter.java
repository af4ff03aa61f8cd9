package io.fairqueue.tck.bad.memory;

import io.fairqueue.tck.bad.postgres.PostgresThatKnowsRedis;

/** Depends the wrong way round. */
public interface MemoryThatKnowsAnAdapter {

  PostgresThatKnowsRedis postgres();
}
