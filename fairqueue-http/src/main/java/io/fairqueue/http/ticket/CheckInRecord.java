package io.fairqueue.http.ticket;

import io.fairqueue.domain.InvalidInputException;
import io.fairqueue.domain.OrganizerId;
import io.fairqueue.domain.door.CheckIn;
import io.fairqueue.domain.door.CheckInResult;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a door told.
 *
 * @param result what the ticket was worth; anything but ENTERED: a door without a network let
 *     somebody in whom it should not have
 * @param at when the ticket was read
 * @param heardAt when it was told
 * @param checkedInBy the organizer at the door; null where that was not written down
 * @param device what it was read with, as its user calls it; null for nobody knows
 * @param undone null for what was not taken back
 */
record CheckInRecord(
    UUID checkInId,
    UUID ticketId,
    String label,
    CheckInResult result,
    Instant at,
    Instant heardAt,
    @Nullable UUID checkedInBy,
    @Nullable String device,
    boolean offline,
    @Nullable UndoneBody undone) {

  static CheckInRecord of(CheckIn checkIn) {
    return new CheckInRecord(
        checkIn.id(),
        checkIn.ticketId().value(),
        checkIn.label(),
        checkIn.result(),
        checkIn.at(),
        checkIn.heardAt(),
        Optional.ofNullable(checkIn.by()).map(OrganizerId::value).orElse(null),
        checkIn.device(),
        checkIn.offline(),
        Optional.ofNullable(checkIn.undone()).map(UndoneBody::of).orElse(null));
  }

  /** Null stays null: all of them. */
  static @Nullable CheckInResult result(@Nullable String text) {
    if (text == null) {
      return null;
    }
    return Arrays.stream(CheckInResult.values())
        .filter(each -> each.name().equals(text))
        .findAny()
        .orElseThrow(
            () -> new InvalidInputException("result", "must be one of ENTERED, ALREADY, VOID"));
  }

  /**
   * It was taken back.
   *
   * @param by the organizer who did
   */
  record UndoneBody(Instant at, UUID by, String reason) {

    static UndoneBody of(CheckIn.Undo undo) {
      return new UndoneBody(undo.at(), undo.by().value(), undo.reason());
    }
  }
}
