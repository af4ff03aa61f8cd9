package io.fairqueue.tck.bad.line.log;

import io.fairqueue.tck.bad.port.PortThatKnowsAChapter;

/** Depends the wrong way round. */
public interface LogThatKnowsAPort {

  PortThatKnowsAChapter port();
}
