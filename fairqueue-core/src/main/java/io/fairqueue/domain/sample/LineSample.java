package io.fairqueue.domain.sample;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event's figures at one moment. What only grows is counted from the beginning: any rate is the
 * difference of two samples. No sample between two means that nothing changed since the first.
 *
 * @param waiting fans in the line
 * @param admitted outstanding admissions
 * @param joined who ever joined; likewise the next ones
 * @param admittedEver who was admitted
 * @param left who went, or was taken, before the turn came
 * @param expired admissions that ended unused
 * @param free units for sale that nobody has
 * @param held units of unpaid claims
 * @param sold units that were sold and did not come back
 * @param confirmed claims that were sold, refunded or not
 * @param capturedMinor money that was captured
 * @param refundedMinor the part of it that went back
 * @param waitP50 seconds that the admitted had waited, by nearest rank; null while nobody was
 */
public record LineSample(
    Instant at,
    long waiting,
    long admitted,
    long joined,
    long admittedEver,
    long left,
    long expired,
    long free,
    long held,
    long sold,
    long confirmed,
    long capturedMinor,
    long refundedMinor,
    @Nullable Double waitP50,
    @Nullable Double waitP90) {

  /** The same figures at another moment. */
  public LineSample at(Instant moment) {
    return new LineSample(
        moment,
        waiting,
        admitted,
        joined,
        admittedEver,
        left,
        expired,
        free,
        held,
        sold,
        confirmed,
        capturedMinor,
        refundedMinor,
        waitP50,
        waitP90);
  }
}
