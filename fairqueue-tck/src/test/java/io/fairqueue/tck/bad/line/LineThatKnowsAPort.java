package io.fairqueue.tck.bad.line;

import io.fairqueue.tck.bad.port.PortThatKnowsAUseCase;

/** Depends the wrong way round. */
public interface LineThatKnowsAPort {

  PortThatKnowsAUseCase port();
}
