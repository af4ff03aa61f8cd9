package io.fairqueue.postgres.stock;

import io.fairqueue.domain.HeldUnit;

/** A unit by its number, and as claims keep it. */
public record Unit(int unitNo, HeldUnit held) {}
