package io.fairqueue.port;

import io.fairqueue.domain.Seat;
import io.fairqueue.domain.TierId;

/**
 * A seat that an event is to have.
 *
 * @param blocked whether it is kept from sale
 */
public record PlannedSeat(TierId tier, Seat seat, boolean blocked) {}
