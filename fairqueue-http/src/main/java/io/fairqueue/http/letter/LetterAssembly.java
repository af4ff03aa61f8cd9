package io.fairqueue.http.letter;

import io.fairqueue.http.config.ServerConfig;
import io.fairqueue.http.infrastructure.Infrastructure;
import io.fairqueue.http.mail.MailDeferredException;
import io.fairqueue.http.mail.MailQueue;
import io.fairqueue.http.mail.MailRefusedException;
import io.fairqueue.http.outage.Outages;
import io.fairqueue.http.picture.MailLogos;
import io.fairqueue.http.ticket.TicketCodes;
import io.fairqueue.messages.mail.InvitationMails;
import io.fairqueue.messages.mail.Links;
import io.fairqueue.messages.mail.MailCourier;
import io.fairqueue.messages.mail.OutgoingMail;
import io.fairqueue.messages.mail.Postbox;
import io.fairqueue.messages.mail.UnsubscribeTokens;
import io.fairqueue.messages.smtp.SmtpPostbox;
import io.fairqueue.port.StoreUnavailableException;
import io.fairqueue.port.Stores;
import io.fairqueue.port.staff.InvitationMail;
import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.runtime.server.EmbeddedServer;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;

/** Joins mail to what it tells of: by SMTP, else with embedded stores the local mailbox. */
@Factory
final class LetterAssembly {

  private final ServerConfig config;
  private final InstantSource time;

  LetterAssembly(ServerConfig config, InstantSource time) {
    this.config = config;
    this.time = time;
  }

  @Singleton
  @Bean(preDestroy = "close")
  @Requires(property = "fairqueue.smtp")
  SmtpPostbox postbox() {
    return new SmtpPostbox(
        Objects.requireNonNull(config.smtp()), config.mail().connections(), time);
  }

  @Singleton
  UnsubscribeTokens unsubscribeTokens(Infrastructure infrastructure) {
    return new UnsubscribeTokens(infrastructure.secretFor("unsubscribe"));
  }

  /**
   * @param server asked late: it has no port before it runs
   */
  @Singleton
  Links links(UnsubscribeTokens tokens, BeanProvider<EmbeddedServer> server) {
    return new Links(
        config.publicUrl(),
        () ->
            config.publicUrl() == null
                ? config.listen().withPort(server.get().getPort()).url()
                : config.publicUrl(),
        config.console(),
        tokens);
  }

  /**
   * @param queue there is none for a mailbox in memory, which keeps nobody waiting
   */
  @Singleton
  @Requires(beans = Postbox.class)
  InvitationMail invitationMail(Postbox postbox, Links links, Optional<MailQueue> queue) {
    return new InvitationMails(
        mail ->
            queue.ifPresentOrElse(
                waiting -> waiting.take(() -> post(postbox, mail)), () -> post(postbox, mail)),
        links,
        config.mail().locale(),
        time);
  }

  private static void post(Postbox postbox, OutgoingMail mail) {
    switch (postbox.post(mail)) {
      case Postbox.Posted.Taken taken -> {}
      case Postbox.Posted.Refused refused -> throw new MailRefusedException(refused.why());
      case Postbox.Posted.Deferred deferred -> throw new MailDeferredException(deferred.why());
      case Postbox.Posted.Later later -> throw new StoreUnavailableException("mail", later.why());
    }
  }

  @Singleton
  @Requires(beans = Postbox.class)
  MailCourier mailCourier(
      Postbox postbox,
      Stores stores,
      Links links,
      TicketCodes codes,
      MailLogos logos,
      Outages outages) {
    Postbox watched = new WatchedPostbox(postbox, outages);
    return new MailCourier(
        watched, stores, links, codes::write, logos::of, config.mail().locale(), time);
  }
}
