package io.fairqueue.tck.rules.bad.line.log;

import io.fairqueue.tck.rules.bad.port.PortThatKnowsAChapter;

/** Depends the wrong way round. */
public interface LogThatKnowsAPort {

  PortThatKnowsAChapter port();
}
