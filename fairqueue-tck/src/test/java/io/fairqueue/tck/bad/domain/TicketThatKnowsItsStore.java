package io.fairqueue.tck.bad.domain;

import io.fairqueue.tck.bad.port.PortThatKnowsAUseCase;

interface TicketThatKnowsItsStore {

  PortThatKnowsAUseCase store();
}
