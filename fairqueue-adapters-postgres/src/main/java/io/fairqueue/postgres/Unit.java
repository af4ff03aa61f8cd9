package io.fairqueue.postgres;

import io.fairqueue.domain.HeldUnit;

/** A unit by its number, and as claims keep it. */
record Unit(int unitNo, HeldUnit held) {}
