package io.fairqueue.tck.bad.domain;

import io.fairqueue.tck.bad.port.PortThatKnowsAChapter;

interface TicketThatKnowsItsStore {

  PortThatKnowsAChapter store();
}
