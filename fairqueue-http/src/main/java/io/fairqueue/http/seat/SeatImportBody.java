package io.fairqueue.http.seat;

import io.fairqueue.http.seat.file.SeatImport.Result;
import java.util.List;
import java.util.UUID;

/**
 * The seats of a file are there, or would be.
 *
 * @param warnings sentences for whoever sent the file
 */
record SeatImportBody(int count, List<TierSeatsBody> tiers, List<String> warnings) {

  static SeatImportBody of(Result.Done done) {
    return new SeatImportBody(
        done.count(),
        done.tiers().entrySet().stream()
            .map(tier -> new TierSeatsBody(tier.getKey().value(), tier.getValue()))
            .toList(),
        done.warnings());
  }

  /** How many seats a tier gets. */
  record TierSeatsBody(UUID id, int count) {}
}
