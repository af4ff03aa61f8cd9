package io.fairqueue.tck.rules.bad.domain;

import io.fairqueue.tck.rules.bad.port.PortThatKnowsAChapter;

interface TicketThatKnowsItsStore {

  PortThatKnowsAChapter store();
}
