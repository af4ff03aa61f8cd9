package io.fairqueue.tck.contract.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.fairqueue.domain.EventId;
import io.fairqueue.domain.OrganizerId;
import io.fairqueue.domain.message.Channel;
import io.fairqueue.domain.message.Endpoint;
import io.fairqueue.domain.message.EndpointFacts;
import io.fairqueue.domain.message.EndpointId;
import io.fairqueue.domain.message.EndpointSettings;
import io.fairqueue.domain.message.Lane;
import io.fairqueue.domain.message.MessageType;
import io.fairqueue.domain.staff.StaffDevice;
import io.fairqueue.port.message.Deliveries;
import io.fairqueue.port.message.Deliveries.Known;
import io.fairqueue.port.message.Deliveries.Replayed;
import io.fairqueue.port.message.Deliveries.Settlement;
import io.fairqueue.port.message.Deliveries.Taken;
import io.fairqueue.port.message.Endpoints;
import io.fairqueue.port.message.Endpoints.AddOutcome;
import io.fairqueue.port.message.OutboxRow;
import io.fairqueue.port.message.SealedSecret;
import io.fairqueue.tck.fixture.Race;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What every {@link Endpoints} does. */
@Tag("H2")
public abstract class EndpointsContract extends MessageSuite {

  private static final String FAILING = "it has failed for days";

  private final List<EndpointId> added = new ArrayList<>();

  @AfterEach
  void nobodyIsCalledAnyMore() {
    added.forEach(endpoints()::delete);
  }

  @Test
  void anEndpointHearsOfItsEventAndOfItsTypesOnly() {
    EventId event = given().onSale(10).id();
    EventId other = given().onSale(10).id();
    EndpointFacts held = add(event, MessageType.CLAIM_HELD);
    EndpointFacts all = add(event);

    given().held(event, START);
    given().held(other, START);

    assertThat(types(held)).containsExactly("claim.held");
    assertThat(types(all)).containsExactlyInAnyOrder("line.admitted", "claim.held");
  }

  @Test
  void anOrganizersEndpointHearsOfAllOfTheirEvents() {
    EventId event = given().onSale(10).id();
    EventId other = given().onSale(10).id();
    EndpointFacts mine = add(owner(event), Optional.empty(), MessageType.CLAIM_HELD);

    given().held(event, START);
    given().held(other, START);

    assertThat(heard(mine)).extracting(OutboxRow::event).containsExactly(Optional.of(event));
  }

  @Test
  void whatIsAnOrganizersAloneReachesNoEndpoint() {
    EventId event = given().onSale(10).id();
    EndpointFacts all = add(owner(event), Optional.empty());
    for (String browser : List.of("laptop", "phone")) {
      StaffDevice device = StaffDevice.browser(browser, null, null);
      stores().staffDevices().record(owner(event), device, START);
    }

    given().held(event, START);

    assertThat(types(all)).containsExactlyInAnyOrder("line.admitted", "claim.held");
  }

  @Test
  void whatWasAddedIsFoundAndListed() {
    EventId event = given().onSale(10).id();
    EndpointFacts first = add(event, MessageType.CLAIM_HELD);
    EndpointFacts second = add(event);
    EndpointFacts general = add(owner(event), Optional.empty());

    assertThat(endpoints().find(first.id())).contains(new Endpoint.Enabled(first));
    assertThat(endpoints().list(owner(event), Optional.of(event)))
        .containsExactlyInAnyOrder(new Endpoint.Enabled(first), new Endpoint.Enabled(second));
    assertThat(endpoints().list(owner(event), Optional.empty()))
        .containsExactly(new Endpoint.Enabled(general));
    assertThat(endpoints().find(new EndpointId(UUID.randomUUID()))).isEmpty();
  }

  @Test
  void addingAgainChangesNothing() {
    EventId event = given().onSale(10).id();
    EndpointFacts facts = add(event);
    SealedSecret other = secret(START);

    assertThat(endpoints().add(facts, other)).isEqualTo(AddOutcome.ADDED);

    assertThat(endpoints().secrets(facts.id(), START)).hasSize(1).doesNotContain(other);
    assertThat(endpoints().list(owner(event), Optional.of(event))).hasSize(1);
  }

  @Test
  void noMoreThanTwentyGetThroughAtOnce() {
    EventId event = given().onSale(10).id();
    IntStream.range(0, Endpoints.MAX - 2).forEach(i -> add(event));

    List<AddOutcome> outcomes =
        Race.of(
            6,
            i -> {
              EndpointFacts facts = facts(owner(event), Optional.of(event));
              return endpoints().add(facts, secret(START));
            });

    assertThat(outcomes).filteredOn(AddOutcome.ADDED::equals).hasSize(2);
    assertThat(endpoints().list(owner(event), Optional.of(event))).hasSize(Endpoints.MAX);
    assertThat(add(owner(event), Optional.empty())).isNotNull();
    endpoints().list(owner(event), Optional.of(event)).forEach(each -> added.add(each.id()));
  }

  @Test
  void whatItsOwnerChangesCountsFromThenOn() {
    EventId event = given().onSale(10).id();
    EndpointFacts facts = add(event, MessageType.CLAIM_RELEASED);
    EndpointSettings next =
        new EndpointSettings(
            "https://other.example/", "the other", Set.of(MessageType.CLAIM_HELD), true);

    assertThat(endpoints().change(facts.id(), next)).isTrue();
    given().held(event, START);

    assertThat(found(facts).facts().settings()).isEqualTo(next);
    assertThat(types(facts)).containsExactly("claim.held");
    assertThat(endpoints().change(new EndpointId(UUID.randomUUID()), next)).isFalse();
  }

  @Test
  void aDeletedOneHearsNothing() {
    EventId event = given().onSale(10).id();
    EndpointFacts facts = add(event);

    assertThat(endpoints().delete(facts.id())).isTrue();
    assertThat(endpoints().delete(facts.id())).isFalse();
    given().held(event, START);

    assertThat(heard(facts)).isEmpty();
    assertThat(endpoints().find(facts.id())).isEmpty();
    assertThat(endpoints().secrets(facts.id(), START)).isEmpty();
  }

  @Test
  void bothSecretsSignUntilTheOldOneEnds() {
    EndpointFacts facts = add(given().onSale(10).id());
    SealedSecret first = endpoints().secrets(facts.id(), START).getFirst();
    SealedSecret next = secret(START.plusSeconds(1));
    Instant end = START.plus(Duration.ofHours(24));

    assertThat(endpoints().rotate(facts.id(), next, end)).isTrue();
    assertThat(endpoints().rotate(facts.id(), next, end.plusSeconds(9))).isTrue();

    assertThat(endpoints().secrets(facts.id(), end.minusMillis(1)))
        .containsExactly(
            next, new SealedSecret(first.id(), first.sealed(), first.createdAt(), end));
    assertThat(endpoints().secrets(facts.id(), end)).containsExactly(next);
    assertThat(endpoints().rotate(new EndpointId(UUID.randomUUID()), next, end)).isFalse();
  }

  @Test
  void secretsThatAreRotatedAtOnceAllEndButTheLatest() {
    EndpointFacts facts = add(given().onSale(10).id());
    Instant end = START.plus(Duration.ofHours(24));

    Race.of(8, i -> endpoints().rotate(facts.id(), secret(START.plusSeconds(i + 1)), end));

    assertThat(endpoints().secrets(facts.id(), START)).hasSize(Endpoints.MAX_SECRETS);
    assertThat(endpoints().secrets(facts.id(), end)).hasSize(1);
  }

  @Test
  void aDisabledOneHearsNothingAndItsOwnerIsTold() {
    EventId event = given().onSale(10).id();
    EndpointFacts facts = add(event);
    EndpointFacts other = add(owner(event), Optional.empty(), MessageType.ENDPOINT_DISABLED);

    assertThat(endpoints().disable(facts.id(), "it said 410", START)).isTrue();
    assertThat(endpoints().disable(facts.id(), "again", START)).isFalse();
    given().held(event, START);

    assertThat(heard(facts)).isEmpty();
    assertThat(found(facts)).isEqualTo(new Endpoint.Disabled(facts, "it said 410", START));
    assertThat(heard(other))
        .singleElement()
        .matches(row -> row.items().equals(List.of(facts.id().value())))
        .matches(row -> "it said 410".equals(row.about().get("reason")))
        .matches(row -> row.event().equals(Optional.of(event)));

    assertThat(endpoints().enable(facts.id())).isTrue();
    assertThat(endpoints().enable(facts.id())).isFalse();
    given().held(event, START);
    assertThat(types(facts)).contains("claim.held");
  }

  @Test
  void whatFailsForDaysIsDisabledUnlessItSucceedsOnce() {
    EndpointFacts failing = add(given().onSale(10).id());
    EndpointFacts recovered = add(given().onSale(10).id());
    EndpointFacts late = add(given().onSale(10).id());
    endpoints().noteFailure(failing.id(), START);
    endpoints().noteFailure(failing.id(), START.plusSeconds(60));
    endpoints().noteFailure(recovered.id(), START);
    endpoints().noteSuccess(recovered.id(), START.plusSeconds(60));
    endpoints().noteFailure(late.id(), START.plusSeconds(1));
    Instant now = START.plus(Duration.ofDays(5));

    assertThat(endpoints().disableFailing(START.minusMillis(1), FAILING, now))
        .doesNotContain(failing.id());
    assertThat(endpoints().disableFailing(START, FAILING, now))
        .contains(failing.id())
        .doesNotContain(recovered.id(), late.id());
    assertThat(endpoints().disableFailing(START, FAILING, now)).doesNotContain(failing.id());

    assertThat(found(failing)).isInstanceOf(Endpoint.Disabled.class);
    assertThat(found(recovered).facts().failingSince()).isNull();
    assertThat(found(recovered).facts().lastSuccessAt()).isEqualTo(START.plusSeconds(60));
    endpoints().enable(failing.id());
    assertThat(found(failing).facts().failingSince()).isNull();
  }

  @Test
  void successesAreNotedOnceAMinute() {
    EndpointFacts facts = add(given().onSale(10).id());

    endpoints().noteSuccess(facts.id(), START);
    endpoints().noteSuccess(facts.id(), START.plusSeconds(59));
    assertThat(found(facts).facts().lastSuccessAt()).isEqualTo(START);

    endpoints().noteSuccess(facts.id(), START.plusSeconds(60));
    assertThat(found(facts).facts().lastSuccessAt()).isEqualTo(START.plusSeconds(60));
  }

  @Test
  void aTestGoesToOneEndpointAlone() {
    EventId event = given().onSale(10).id();
    EndpointFacts facts = add(event, MessageType.CLAIM_HELD);
    EndpointFacts other = add(event);

    assertThat(endpoints().test(facts.id(), UUID.randomUUID(), START)).isPresent();
    assertThat(endpoints().test(new EndpointId(UUID.randomUUID()), UUID.randomUUID(), START))
        .isEmpty();

    assertThat(types(facts)).containsExactly("endpoint.test");
    assertThat(heard(other)).isEmpty();
  }

  @Test
  void aSpanIsSentAgainWithoutWhatIsUnderWay() {
    EventId event = given().onSale(20).id();
    EndpointFacts facts = add(event, MessageType.CLAIM_HELD);
    for (int i = 0; i < 5; i++) {
      given().held(event, START.plusSeconds(i));
    }
    relay(START);
    List<Taken> taken = taken(lane(facts), START);
    taken.stream()
        .skip(1)
        .forEach(
            each -> deliveries().settle(each, new Settlement.Done(null), START.plusSeconds(9)));
    UUID id = facts.id().value();
    Instant now = START.plusSeconds(20);

    Instant to = START.plusSeconds(4);
    Replayed first = deliveries().replay(id, START, to, 0, 2, now);
    Replayed second = deliveries().replay(id, START, to, first.last().orElseThrow(), 2, now);
    Replayed third = deliveries().replay(id, START, to, second.last().orElseThrow(), 2, now);
    Replayed fourth = deliveries().replay(id, START, to, third.last().orElseThrow(), 2, now);

    assertThat(first.count() + second.count() + third.count()).isEqualTo(3);
    assertThat(fourth).isEqualTo(new Replayed(0, OptionalLong.empty()));
    assertThat(taken(lane(facts), now)).hasSize(3);
  }

  @Test
  void whatWasSentIsListedTheLatestFirst() {
    EventId event = given().onSale(10).id();
    EndpointFacts facts = add(event, MessageType.LINE_ADMITTED);
    given().crowd(event, 3, START);
    given().crowd(event, 2, START.plusSeconds(1));
    relay(START);
    List<Long> rows =
        taken(lane(facts), START).stream()
            .map(
                each -> {
                  int end = each.key().endItem();
                  deliveries().settle(each, apart(end), START);
                  return each.key().row();
                })
            .sorted()
            .toList();

    assertThat(deliveries().ofEndpoint(facts.id().value(), null, ALL))
        .extracting(Known::key)
        .extracting(Deliveries.Key::row, Deliveries.Key::firstItem, Deliveries.Key::endItem)
        .containsExactly(
            tuple(rows.get(1), 1, 2),
            tuple(rows.get(1), 0, 2),
            tuple(rows.get(1), 0, 1),
            tuple(rows.get(0), 1, 2),
            tuple(rows.get(0), 0, 3),
            tuple(rows.get(0), 0, 1));
  }

  private static Settlement apart(int end) {
    return new Settlement.Again(end, List.of(0, 1), 0, START, "no", null);
  }

  private Endpoints endpoints() {
    return stores().endpoints();
  }

  private Endpoint found(EndpointFacts facts) {
    return endpoints().find(facts.id()).orElseThrow();
  }

  private EndpointFacts add(EventId event, MessageType... types) {
    return add(owner(event), Optional.of(event), types);
  }

  private EndpointFacts add(OrganizerId owner, Optional<EventId> event, MessageType... types) {
    EndpointFacts facts = facts(owner, event, types);
    assertThat(endpoints().add(facts, secret(START))).isEqualTo(AddOutcome.ADDED);
    added.add(facts.id());
    return facts;
  }

  private static EndpointFacts facts(
      OrganizerId owner, Optional<EventId> event, MessageType... types) {
    return EndpointFacts.created(
        new EndpointId(UUID.randomUUID()),
        owner,
        event,
        new EndpointSettings("https://shop.example/hook", null, Set.of(types), false),
        START);
  }

  private static SealedSecret secret(Instant at) {
    return new SealedSecret(UUID.randomUUID(), "sealed " + UUID.randomUUID(), at, null);
  }

  private static Lane lane(EndpointFacts facts) {
    return new Lane(Channel.HOOK, facts.id().toString());
  }

  private List<OutboxRow> heard(EndpointFacts facts) {
    relay(START);
    return taken(lane(facts), START).stream().map(Taken::row).toList();
  }

  private List<String> types(EndpointFacts facts) {
    return heard(facts).stream().map(OutboxRow::type).toList();
  }
}
