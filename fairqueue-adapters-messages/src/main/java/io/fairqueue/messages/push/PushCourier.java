package io.fairqueue.messages.push;

import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.message.Audience;
import io.fairqueue.domain.message.Channel;
import io.fairqueue.domain.message.Device;
import io.fairqueue.domain.message.DeviceId;
import io.fairqueue.domain.message.Lane;
import io.fairqueue.domain.message.Message;
import io.fairqueue.domain.message.MessageType;
import io.fairqueue.domain.message.Target;
import io.fairqueue.messages.mail.Links;
import io.fairqueue.messages.mail.letter.Language;
import io.fairqueue.messages.push.PushDrafts.Draft;
import io.fairqueue.messages.push.PushSender.Sent;
import io.fairqueue.port.MailRecipient;
import io.fairqueue.port.Stores;
import io.fairqueue.port.message.Courier;
import io.fairqueue.port.message.DeviceStore;
import io.fairqueue.port.message.Subscriptions.Wish;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Pushes to fans' devices. Everything is read again first: what says nothing any more by the time
 * it is to be sent isn't sent, and nobody gets what is another's.
 */
public final class PushCourier implements Courier {

  private static final int AT_ONCE = 32;

  private static final Set<Wish> WISHES =
      Set.of(
          new Wish(MessageType.DRAW_DONE, Audience.FAN),
          new Wish(MessageType.LINE_CLOSE, Audience.FAN),
          new Wish(MessageType.LINE_ADMITTED, Audience.FAN),
          new Wish(MessageType.CLAIM_CONFIRMED, Audience.FAN),
          new Wish(MessageType.EVENT_NOTICE, Audience.FAN));

  private final List<PushSender> senders;
  private final Stores stores;
  private final DeviceStore devices;
  private final Links links;
  private final Locale usual;
  private final InstantSource time;

  /**
   * @param senders the ways to devices; what none of them reaches is skipped
   * @param usual the language of fans who have none, or one that nothing is written in
   */
  public PushCourier(
      List<PushSender> senders, Stores stores, Links links, Locale usual, InstantSource time) {
    this.senders = List.copyOf(senders);
    this.stores = stores;
    this.devices = stores.devices();
    this.links = links;
    this.usual = usual;
    this.time = time;
  }

  @Override
  public Channel channel() {
    return Channel.PUSH;
  }

  @Override
  public boolean serves(Lane lane) {
    return lane.equals(Lane.PUSH);
  }

  @Override
  public Set<Lane> lanes() {
    return Set.of(Lane.PUSH);
  }

  @Override
  public Set<Wish> wishes(Lane lane) {
    return WISHES;
  }

  @Override
  public int room(Lane lane) {
    return AT_ONCE;
  }

  @Override
  public int room() {
    return AT_ONCE;
  }

  @Override
  public Receipt carry(Target target, Message message) {
    if (!(target instanceof Target.Device named)) {
      return new Receipt.Refused("this is no device");
    }
    Device device = devices.find(new DeviceId(named.id())).orElse(null);
    if (device == null) {
      return new Receipt.Pointless("the device is gone");
    }
    if (!isAbout(device.owner(), message)) {
      return new Receipt.Pointless("the device is somebody else's");
    }
    PushSender sender =
        senders.stream().filter(each -> each.reaches(device)).findFirst().orElse(null);
    if (sender == null) {
      return new Receipt.Pointless("nothing reaches such devices");
    }
    MailRecipient owner = stores.customers().mailRecipient(device.owner()).orElse(null);
    if (owner == null) {
      return new Receipt.Pointless("the account was deleted");
    }
    Locale locale = Language.of(owner.locale(), usual);
    return switch (new PushDrafts(stores, links, locale, time).of(message)) {
      case Draft.Pointless pointless -> new Receipt.Pointless(pointless.why());
      case Draft.Worth worth -> receipt(device, sender.send(device, worth.message()));
    };
  }

  private Receipt receipt(Device device, Sent sent) {
    return switch (sent) {
      case Sent.Taken taken -> new Receipt.Accepted(taken.reply());
      case Sent.Later later ->
          new Receipt.Later(later.why(), later.notBefore(), true, later.reply());
      case Sent.Refused refused -> new Receipt.Refused(refused.why(), refused.reply());
      case Sent.Gone gone -> {
        devices.forget(device);
        yield new Receipt.Pointless("the device is gone");
      }
    };
  }

  private static boolean isAbout(CustomerId fan, Message message) {
    return (message instanceof Message.OfEntry entry && entry.place().customer().equals(fan))
        || (message instanceof Message.OfClaim claim && claim.claim().customerId().equals(fan))
        || (message instanceof Message.NoticePosted notice && notice.customer().equals(fan));
  }
}
