package io.fairqueue.cli.simulate;

import io.fairqueue.cli.crowd.CrowdTally;
import java.time.Duration;

/**
 * How a sale ended.
 *
 * @param took from the first arrival on
 * @param tally what the crowd had seen by then
 */
record Ending(Duration took, CrowdTally tally) {}
