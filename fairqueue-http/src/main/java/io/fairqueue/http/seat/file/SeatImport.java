package io.fairqueue.http.seat.file;

import io.fairqueue.domain.EventDetails;
import io.fairqueue.domain.Seating;
import io.fairqueue.domain.TierId;
import io.fairqueue.port.PlannedSeat;
import io.fairqueue.port.SeatPlan;
import io.fairqueue.port.SeatStore.ImportOutcome;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Seats come in as a file: makes the plan that {@code importSeats} asks for, and tells afterwards
 * what came of it. For one file. Not thread-safe.
 */
public final class SeatImport implements Function<EventDetails, SeatPlan> {

  private final InputStream in;
  private final @Nullable TierId usual;
  private final boolean dryRun;
  private @Nullable SeatFile file;

  /**
   * @param in read to its end; the caller closes it
   * @param usual the tier of lines that name none; null for none
   * @param dryRun whether it is only looked at what would become of it
   */
  public SeatImport(InputStream in, @Nullable TierId usual, boolean dryRun) {
    this.in = in;
    this.usual = usual;
    this.dryRun = dryRun;
  }

  /** Of a file with faults only a plan to look at: so all that is wrong is told at once. */
  @Override
  public SeatPlan apply(EventDetails details) {
    if (usual != null && !isSeated(details, usual)) {
      return new SeatPlan(List.of(), true);
    }
    try {
      SeatFile read = SeatFile.read(in, details, usual);
      file = read;
      return new SeatPlan(read.seats(), dryRun || !read.isSound());
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static boolean isSeated(EventDetails details, TierId tier) {
    return details.tier(tier).filter(each -> each.seating() == Seating.RESERVED).isPresent();
  }

  /** What came of it. */
  public Result result(ImportOutcome outcome) {
    if (outcome instanceof ImportOutcome.SaleOver) {
      return new Result.SaleOver();
    }
    SeatFile read = file;
    if (read == null) {
      return new Result.TierNotFound();
    }
    if (outcome instanceof ImportOutcome.Refused refused) {
      read.refused(refused);
    }
    return read.isSound()
        ? new Result.Done(read.seats().size(), counts(read.seats()), read.warnings())
        : new Result.Refused(read.faults());
  }

  private static Map<TierId, Integer> counts(List<PlannedSeat> seats) {
    return seats.stream()
        .collect(
            Collectors.groupingBy(
                PlannedSeat::tier, LinkedHashMap::new, Collectors.summingInt(seat -> 1)));
  }

  /** What came of a file. */
  public sealed interface Result {

    /**
     * Its seats are there, or would be.
     *
     * @param tiers how many each tier gets
     */
    record Done(int count, Map<TierId, Integer> tiers, List<String> warnings) implements Result {}

    /** Nothing was added. */
    record Refused(List<SeatFault> faults) implements Result {}

    /** The usual tier is none of the event's, or has no seats. */
    record TierNotFound() implements Result {}

    record SaleOver() implements Result {}
  }
}
