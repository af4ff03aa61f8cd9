package io.fairqueue.tck.rules.bad.memory;

import io.fairqueue.tck.rules.bad.postgres.PostgresThatKnowsRedis;

/** Depends the wrong way round. */
public interface MemoryThatKnowsAnAdapter {

  PostgresThatKnowsRedis postgres();
}
