package io.fairqueue.messages.mail;

import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EmailAddress;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.Organizer;
import io.fairqueue.domain.OrganizerId;
import io.fairqueue.domain.Ticket;
import io.fairqueue.domain.message.Channel;
import io.fairqueue.domain.message.Lane;
import io.fairqueue.domain.message.Message;
import io.fairqueue.domain.message.MessageType;
import io.fairqueue.domain.message.Target;
import io.fairqueue.messages.mail.Postbox.Posted;
import io.fairqueue.messages.mail.letter.Language;
import io.fairqueue.messages.mail.letter.Logo;
import io.fairqueue.messages.mail.letter.Reader;
import io.fairqueue.messages.mail.template.Template;
import io.fairqueue.port.MailRecipient;
import io.fairqueue.port.Stores;
import io.fairqueue.port.message.Courier;
import io.fairqueue.port.message.Subscriptions.Wish;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Writes to fans and organizers. Everything is read again first: what says nothing any more by the
 * time it is to be sent isn't sent.
 */
public final class MailCourier implements Courier {

  private final Postbox postbox;
  private final Stores stores;
  private final Links links;
  private final Function<Ticket, String> codes;
  private final Function<EventId, Optional<Logo>> logos;
  private final Locale usual;
  private final InstantSource time;
  private final Reports reports;

  /**
   * @param codes makes what is shown at the door
   * @param logos of events, as mails show them
   * @param usual the language of readers who have none, or one that mails are not written in
   */
  public MailCourier(
      Postbox postbox,
      Stores stores,
      Links links,
      Function<Ticket, String> codes,
      Function<EventId, Optional<Logo>> logos,
      Locale usual,
      InstantSource time) {
    this.postbox = postbox;
    this.stores = stores;
    this.links = links;
    this.codes = codes;
    this.logos = logos;
    this.usual = usual;
    this.time = time;
    this.reports = new Reports(new Facts(stores, usual), links);
  }

  @Override
  public Channel channel() {
    return Channel.MAIL;
  }

  @Override
  public boolean serves(Lane lane) {
    return lane.equals(Lane.MAIL);
  }

  @Override
  public Set<Lane> lanes() {
    return Set.of(Lane.MAIL);
  }

  @Override
  public Set<Wish> wishes(Lane lane) {
    return MailWishes.ALL;
  }

  @Override
  public int room(Lane lane) {
    return postbox.room();
  }

  @Override
  public int room() {
    return postbox.room();
  }

  @Override
  public Receipt carry(Target target, Message message) {
    return switch (target) {
      case Target.Fan fan -> toFan(fan.id(), message);
      case Target.Organizer organizer -> toOrganizer(organizer.id(), message);
      case Target.Device device -> noMailbox();
      case Target.Endpoint endpoint -> noMailbox();
      case Target.Named named -> noMailbox();
    };
  }

  private Receipt toFan(CustomerId id, Message message) {
    @Nullable MailRecipient fan = stores.customers().mailRecipient(id).orElse(null);
    if (fan == null) {
      return new Receipt.Pointless("the account was deleted");
    }
    if (fan.isUndeliverable()) {
      return new Receipt.Pointless("there is no such mailbox");
    }
    Facts facts = new Facts(stores, Language.of(fan.locale(), usual));
    return switch (new FanDrafts(facts, links, codes, time).of(message)) {
      case Draft.Pointless pointless -> new Receipt.Pointless(pointless.why());
      case Draft.Worth worth -> {
        Template template = worth.template();
        yield fan.hasOptedOut() && !template.isOwn()
            ? new Receipt.Pointless("the fan wants no such mail")
            : toFan(fan, message, template);
      }
    };
  }

  private Receipt toFan(MailRecipient fan, Message message, Template template) {
    // A name that nobody proved to be theirs may be somebody's advertisement.
    @Nullable String name = fan.isProven() ? fan.name() : null;
    Reader reader = new Reader(Language.of(fan.locale(), usual), name, links.unsubscribe(fan.id()));
    String id = messageId(message, isToMany(message.type()) ? "." + fan.id().value() : "");
    Posted posted = postbox.post(written(template, reader, fan.email(), id, message));
    if (posted instanceof Posted.Refused refused && refused.isNobody()) {
      stores.customers().markUndeliverable(fan.id(), fan.email(), time.instant());
    }
    return receipt(posted);
  }

  private Receipt toOrganizer(OrganizerId id, Message message) {
    @Nullable Organizer organizer = stores.organizers().find(id).orElse(null);
    if (organizer == null || organizer.disabled()) {
      return new Receipt.Pointless("the account is disabled");
    }
    return switch (reports.of(message)) {
      case Draft.Pointless pointless -> new Receipt.Pointless(pointless.why());
      case Draft.Worth worth -> {
        Reader reader = new Reader(usual, organizer.name(), null);
        String mail = messageId(message, ".organizer");
        yield receipt(
            postbox.post(written(worth.template(), reader, organizer.email(), mail, message)));
      }
    };
  }

  private OutgoingMail written(
      Template template, Reader reader, EmailAddress to, String id, Message message) {
    String topic = message.type().wireName();
    return MailWriter.write(template, reader, to, id, topic, time.instant(), logo(template));
  }

  private @Nullable Logo logo(Template template) {
    return template instanceof Template.OfEvent about
        ? logos.apply(new EventId(about.event().id())).orElse(null)
        : null;
  }

  private String messageId(Message message, String more) {
    return message.head().id() + ".mail" + more + "@" + links.host();
  }

  private static Receipt receipt(Posted posted) {
    return switch (posted) {
      case Posted.Taken taken -> new Receipt.Accepted();
      case Posted.Refused refused -> new Receipt.Refused(refused.why());
      case Posted.Deferred deferred -> new Receipt.Later(deferred.why(), true);
      case Posted.Later later ->
          new Receipt.Later(later.why(), later.notBefore(), later.isFailure(), null);
    };
  }

  /** Of such a message there are as many mails as fans. */
  private static boolean isToMany(MessageType type) {
    return type == MessageType.EVENT_CHANGED
        || type == MessageType.EVENT_CANCELLED
        || type == MessageType.EVENT_NOTICE;
  }

  private static Receipt noMailbox() {
    return new Receipt.Refused("no mailbox");
  }
}
