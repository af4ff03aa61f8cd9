package io.fairqueue.tck.contract.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.message.Audience;
import io.fairqueue.domain.message.Device;
import io.fairqueue.domain.message.DeviceAddress;
import io.fairqueue.domain.message.DeviceId;
import io.fairqueue.domain.message.Lane;
import io.fairqueue.domain.message.MessageType;
import io.fairqueue.domain.message.Platform;
import io.fairqueue.port.message.Deliveries.Taken;
import io.fairqueue.port.message.DeviceStore;
import io.fairqueue.port.message.Subscriptions.Wish;
import io.fairqueue.tck.fixture.Race;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What every {@link DeviceStore} does. */
@Tag("B2")
public abstract class DeviceStoreContract extends MessageSuite {

  @Test
  void aRegisteredDeviceIsFoundUntilItIsRemoved() {
    CustomerId owner = given().customer();
    DeviceAddress address = address();
    Device device = put(owner, address, START);

    assertThat(devices().of(owner)).containsExactly(device);
    assertThat(devices().find(device.id())).contains(device);
    assertThat(devices().find(new DeviceId(UUID.randomUUID()))).isEmpty();

    assertThat(devices().remove(owner, address())).isFalse();
    assertThat(devices().remove(owner, address)).isTrue();
    assertThat(devices().remove(owner, address)).isFalse();
    assertThat(devices().of(owner)).isEmpty();
    assertThat(devices().find(device.id())).isEmpty();
  }

  @Test
  void registeringAgainKeepsTheIdAndRenewsTheRest() {
    CustomerId owner = given().customer();
    DeviceAddress address = address();
    Device first = put(owner, address, START);

    Device again = device(owner, START.plusSeconds(1));
    assertThat(devices().put(again, address)).isTrue();

    assertThat(devices().of(owner))
        .containsExactly(
            new Device(first.id(), owner, Platform.WEB, again.token(), START.plusSeconds(1)));
  }

  @Test
  void theSameDeviceOfAnotherAccountMovesAndGoesByAnotherId() {
    CustomerId before = given().customer();
    CustomerId after = given().customer();
    DeviceAddress address = address();
    Device old = put(before, address, START);

    Device moved = put(after, address, START.plusSeconds(1));

    assertThat(devices().of(before)).isEmpty();
    assertThat(devices().of(after)).containsExactly(moved);
    assertThat(devices().find(old.id())).isEmpty();
  }

  @Test
  void nobodyRemovesTheDeviceOfAnotherAccount() {
    CustomerId owner = given().customer();
    DeviceAddress address = address();
    Device device = put(owner, address, START);

    assertThat(devices().remove(given().customer(), address)).isFalse();

    assertThat(devices().of(owner)).containsExactly(device);
  }

  @Test
  void anAccountHasTenAndTheOldestGoes() {
    CustomerId owner = given().customer();
    DeviceAddress first = address();
    Device oldest = put(owner, first, START);
    List<Device> others =
        IntStream.rangeClosed(1, DeviceStore.MAX - 1)
            .mapToObj(i -> put(owner, address(), START.plusSeconds(i)))
            .toList();
    assertThat(devices().of(owner)).hasSize(DeviceStore.MAX).contains(oldest);
    put(owner, first, START.plusSeconds(60));

    Device eleventh = put(owner, address(), START.plusSeconds(61));

    assertThat(devices().of(owner))
        .hasSize(DeviceStore.MAX)
        .contains(eleventh)
        .doesNotContain(others.getFirst())
        .extracting(Device::id)
        .contains(oldest.id())
        .startsWith(eleventh.id(), oldest.id());
  }

  @Test
  void ofManyWhoRegisterAtOnceTenStay() {
    CustomerId owner = given().customer();

    Race.of(16, i -> devices().put(device(owner, START.plusSeconds(i)), address()));

    assertThat(devices().of(owner)).hasSize(DeviceStore.MAX);
  }

  @Test
  void ofTwoAccountsThatRegisterOneDeviceAtOnceOneHasIt() {
    List<CustomerId> fans = IntStream.range(0, 8).mapToObj(i -> given().customer()).toList();
    DeviceAddress address = address();

    Race.of(8, i -> devices().put(device(fans.get(i), START), address));

    assertThat(fans.stream().mapToInt(fan -> devices().of(fan).size()).sum()).isEqualTo(1);
  }

  @Test
  void whatIsGoneIsForgottenUnlessItCameAgain() {
    CustomerId owner = given().customer();
    DeviceAddress address = address();
    Device old = put(owner, address, START);
    put(owner, address, START.plusSeconds(1));
    Device now = devices().of(owner).getFirst();

    assertThat(devices().forget(old)).isFalse();
    assertThat(devices().of(owner)).containsExactly(now);
    assertThat(devices().forget(now)).isTrue();
    assertThat(devices().forget(now)).isFalse();
    assertThat(devices().of(owner)).isEmpty();
  }

  @Test
  @Tag("B1")
  void devicesGoWithTheirAccount() {
    CustomerId owner = given().customer();
    DeviceAddress address = address();
    Device device = put(owner, address, START);

    stores().customers().delete(owner, START);

    assertThat(devices().find(device.id())).isEmpty();
    assertThat(devices().of(owner)).isEmpty();
    assertThat(devices().put(device(owner, START), address)).isFalse();
    assertThat(devices().put(device(new CustomerId(UUID.randomUUID()), START), address)).isFalse();
  }

  @Test
  @Tag("B10")
  void eachOfAFansDevicesIsToldAndNobodyElses() {
    EventId event = given().onSale(10).id();
    CustomerId fan = given().customer();
    List<Device> both = List.of(put(fan, address(), START), put(fan, address(), START));
    Device other = put(given().customer(), address(), START);
    push(MessageType.LINE_ADMITTED);

    given().admitted(event, fan, START);

    relay(START);
    assertThat(taken(Lane.PUSH, START))
        .extracting(Taken::key)
        .extracting(key -> key.target().text())
        .contains(both.get(0).id().toString(), both.get(1).id().toString())
        .doesNotContain(other.id().toString());
  }

  private void push(MessageType type) {
    serve(Lane.PUSH, Set.of(new Wish(type, Audience.FAN)));
  }

  private DeviceStore devices() {
    return stores().devices();
  }

  private Device put(CustomerId owner, DeviceAddress address, Instant at) {
    Device device = device(owner, at);
    assertThat(devices().put(device, address)).isTrue();
    return device;
  }

  private static Device device(CustomerId owner, Instant at) {
    return new Device(
        new DeviceId(UUID.randomUUID()), owner, Platform.WEB, "{" + UUID.randomUUID() + "}", at);
  }

  private static DeviceAddress address() {
    return new DeviceAddress(Platform.WEB, "https://push.example/" + UUID.randomUUID());
  }
}
