package io.fairqueue.tck.contract.staff;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.domain.OrganizerId;
import io.fairqueue.domain.message.Audience;
import io.fairqueue.domain.message.Lane;
import io.fairqueue.domain.message.MessageType;
import io.fairqueue.domain.message.Target;
import io.fairqueue.domain.staff.StaffDevice;
import io.fairqueue.port.message.Deliveries.Taken;
import io.fairqueue.port.message.OutboxRow;
import io.fairqueue.port.message.Subscriptions.Wish;
import io.fairqueue.port.staff.StaffDeviceStore;
import io.fairqueue.tck.contract.StoresSuite;
import io.fairqueue.tck.fixture.Race;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What every {@link StaffDeviceStore} does. */
@Tag("H6")
public abstract class StaffDeviceStoreContract extends StoresSuite {

  private static final Wish NEWS = new Wish(MessageType.STAFF_NEW_DEVICE, Audience.ORGANIZER);

  @BeforeEach
  void organizersAreMailed() {
    stores().subscriptions().serve(Lane.MAIL, Set.of(NEWS), START);
  }

  @AfterEach
  void nobodyIsMailedAnyMore() {
    relay();
    stores().subscriptions().serve(Lane.MAIL, Set.of(), START);
  }

  @Test
  void theFirstIsNoNewsAndEachNewOneIsToldOnce() {
    OrganizerId who = given().organizer();
    StaffDevice laptop = browser("laptop");
    StaffDevice phone = browser("phone");

    devices().record(who, laptop, START);
    devices().record(who, laptop, START.plusSeconds(1));
    assertThat(told(who)).isEmpty();

    devices().record(who, phone, START.plusSeconds(2));
    devices().record(who, phone, START.plusSeconds(3));
    devices().record(who, laptop, START.plusSeconds(4));

    assertThat(told(who))
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.type()).isEqualTo("staff.new_device");
              assertThat(row.at()).isEqualTo(START.plusSeconds(2));
              assertThat(row.organizer()).contains(who);
              assertThat(row.event()).isEmpty();
              assertThat(row.items()).containsExactly(who.value());
              assertThat(row.fans()).containsExactly(Optional.empty());
              assertThat(row.about())
                  .containsEntry("agent", "phone")
                  .containsEntry("country", "DE");
            });
  }

  @Test
  void whatIsNotKnownIsNotSaid() {
    OrganizerId who = given().organizer();
    devices().record(who, browser("laptop"), START);

    devices().record(who, StaffDevice.program(null, null), START);

    assertThat(told(who))
        .singleElement()
        .satisfies(row -> assertThat(row.about()).doesNotContainKeys("agent", "country"));
  }

  @Test
  void devicesOfOneMomentHaveMessagesOfTheirOwn() {
    OrganizerId who = given().organizer();
    devices().record(who, browser("laptop"), START);

    devices().record(who, browser("phone"), START);
    devices().record(who, browser("tablet"), START);

    assertThat(told(who)).extracting(row -> row.messageId(0)).hasSize(2).doesNotHaveDuplicates();
  }

  @Test
  void anotherAccountsDeviceIsNew() {
    OrganizerId who = given().organizer();
    OrganizerId other = given().organizer();
    devices().record(who, browser("laptop"), START);
    devices().record(other, browser("phone"), START);

    devices().record(other, browser("laptop"), START);

    assertThat(told(other)).hasSize(1);
    assertThat(told(who)).isEmpty();
  }

  @Test
  void aBrowserIsNoProgramWhateverItKeeps() {
    assertThat(StaffDevice.browser("curl\nDE", "curl", "DE").mark())
        .isNotEqualTo(StaffDevice.program("curl", "DE").mark());
    assertThat(StaffDevice.program("curl", "DE").mark())
        .isEqualTo(StaffDevice.program("curl", "DE").mark())
        .isNotEqualTo(StaffDevice.program("curl", "FR").mark())
        .isNotEqualTo(StaffDevice.program("wget", "DE").mark());
  }

  @Test
  void aNewOneIsToldOnceHoweverOftenItSignsInAtOnce() {
    OrganizerId who = given().organizer();
    devices().record(who, browser("laptop"), START);

    Race.of(8, runner -> recorded(who, browser("phone")));

    assertThat(told(who)).hasSize(1);
  }

  @Test
  void ofTwoFirstOnesAtOnceTheSecondIsTold() {
    for (int i = 0; i < 20; i++) {
      OrganizerId who = given().organizer();

      Race.of(2, runner -> recorded(who, browser("device " + runner)));

      assertThat(told(who)).hasSize(1);
    }
  }

  @Test
  @Tag("N67")
  void thoseThatSignedInLongestAgoAreForgotten() {
    OrganizerId who = given().organizer();
    for (int i = 0; i < StaffDeviceStore.MAX; i++) {
      devices().record(who, browser("device " + i), START.plusSeconds(i));
    }
    devices().record(who, browser("device 0"), START.plusSeconds(100));
    told(who);

    devices().record(who, browser("one too many"), START);
    assertThat(told(who)).hasSize(1);
    devices().record(who, browser("device 0"), START.plusSeconds(101));
    devices().record(who, browser("device 2"), START.plusSeconds(102));
    devices().record(who, browser("one too many"), START.plusSeconds(103));
    assertThat(told(who)).isEmpty();

    devices().record(who, browser("device 1"), START.plusSeconds(104));
    assertThat(told(who)).hasSize(1);
  }

  @Test
  void nothingIsNotedOfAnAccountThatThereIsNot() {
    OrganizerId nobody = new OrganizerId(UUID.randomUUID());

    devices().record(nobody, browser("laptop"), START);
    devices().record(nobody, browser("phone"), START);

    assertThat(told(nobody)).isEmpty();
  }

  private StaffDeviceStore devices() {
    return stores().staffDevices();
  }

  private boolean recorded(OrganizerId who, StaffDevice device) {
    devices().record(who, device, START);
    return true;
  }

  private static StaffDevice browser(String name) {
    return StaffDevice.browser("kept by the " + name, name, "DE");
  }

  /** What is mailed to an organizer, and was not before. */
  private List<OutboxRow> told(OrganizerId who) {
    relay();
    return stores().deliveries().take(Lane.MAIL, 1_000, START, START.plusSeconds(60)).stream()
        .filter(each -> each.key().target().equals(new Target.Organizer(who)))
        .map(Taken::row)
        .toList();
  }

  private void relay() {
    boolean more = true;
    while (more) {
      more = !stores().outbox().relay(START, 500).isEmpty();
    }
  }
}
