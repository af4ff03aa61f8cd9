package io.fairqueue.cli.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairqueue.cli.OperatorsSuite;
import io.fairqueue.cli.Run;
import io.fairqueue.cli.stores.Backend;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.Ticket;
import io.fairqueue.domain.message.Audience;
import io.fairqueue.domain.message.Lane;
import io.fairqueue.domain.message.MessageType;
import io.fairqueue.port.DoorScan;
import io.fairqueue.port.Stores;
import io.fairqueue.port.TicketStore.CheckInOutcome;
import io.fairqueue.port.message.Subscriptions.Wish;
import io.fairqueue.tck.fixture.Fixtures;
import io.fairqueue.tck.fixture.Till;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class DoorCommandsIT extends OperatorsSuite {

  @Test
  @Tag("F10")
  void who_came_in_is_listed_and_taken_back() {
    try (Backend backend = backend()) {
      Stores stores = storesAtTestTime(backend);
      EventId event = new Fixtures(stores).onSale(2).id();
      Ticket ticket =
          stores.tickets().ofClaim(new Till(stores).sell(event, 1, Fixtures.START).id()).getFirst();
      String id = ticket.id().toString();
      var scan = new DoorScan(event, ticket.id(), "North gate", null);
      assertThat(stores.tickets().checkIn(scan, Fixtures.DOORKEEPER, Fixtures.START))
          .isInstanceOf(CheckInOutcome.CheckedIn.class);

      assertThat(run("ticket", "checkins", event.toString()).out())
          .contains(id, "ENTERED", "North gate");
      assertThat(run("ticket", "checkins", event.toString(), "--result", "already").err())
          .contains("no such check-ins");
      assertThat(run("ticket", "undo", event.toString(), id).code()).isEqualTo(2);
      Run undone = run("ticket", "undo", event.toString(), id, "--reason", "A slip");
      assertThat(undone.code()).isZero();
      assertThat(undone.err()).contains("may come in again");
      Run again = run("ticket", "undo", event.toString(), id, "--reason", "A slip");
      assertThat(again.code()).isEqualTo(1);
      assertThat(again.err()).contains("Nobody has come in");
      JsonNode listed = run("ticket", "checkins", event.toString(), "-o", "json").json().path(0);
      assertThat(listed.path("undone_reason").asText()).isEqualTo("A slip");
      String claim = ticket.facts().claimId().toString();
      assertThat(run("ticket", "resend", claim).err()).contains("nothing is mailed to fans");
      assertThat(run("ticket", "resend", NOBODY).code()).isEqualTo(1);
      var wish = new Wish(MessageType.CLAIM_RESENT, Audience.FAN);
      stores.subscriptions().serve(Lane.MAIL, Set.of(wish), Fixtures.START);
      assertThat(run("ticket", "resend", claim).err()).contains("mailed again");
      Run tooSoon = run("ticket", "resend", claim);
      assertThat(tooSoon.code()).isEqualTo(1);
      assertThat(tooSoon.err()).contains("a moment ago");
      stores.subscriptions().serve(Lane.MAIL, Set.of(), Fixtures.START);
      assertThat(run("ticket", "checkins", NOBODY).code()).isEqualTo(1);
      assertThat(run("ticket", "undo", NOBODY, id, "--reason", "x").code()).isEqualTo(1);
      assertThat(run("ticket", "undo", event.toString(), NOBODY, "--reason", "x").code())
          .isEqualTo(1);
    }
  }
}
