package io.fairqueue.http;

import io.fairqueue.FairQueue;
import io.fairqueue.crypto.NoteKeys;
import io.fairqueue.crypto.SigningKeys;
import io.fairqueue.crypto.Tokens;
import io.fairqueue.crypto.beacon.RelayBeacon;
import io.fairqueue.crypto.oidc.OidcIdTokens;
import io.fairqueue.crypto.password.Argon2Costs;
import io.fairqueue.crypto.password.Argon2idHasher;
import io.fairqueue.http.config.Overrides;
import io.fairqueue.http.config.ServerConfig;
import io.fairqueue.http.hashing.HashingThreads;
import io.fairqueue.http.infrastructure.Infrastructure;
import io.fairqueue.http.limit.FallbackBackoffs;
import io.fairqueue.http.limit.FallbackRateLimiter;
import io.fairqueue.http.mail.MailQueue;
import io.fairqueue.http.mail.SmtpMailer;
import io.fairqueue.http.message.CountedCourier;
import io.fairqueue.http.metric.LineLengths;
import io.fairqueue.http.outage.Outages;
import io.fairqueue.http.payment.WatchedGateway;
import io.fairqueue.http.proof.HttpWitness;
import io.fairqueue.http.recent.PermittedReads;
import io.fairqueue.http.recent.ReadPermits;
import io.fairqueue.http.recent.RecentDraws;
import io.fairqueue.http.recent.RecentEvents;
import io.fairqueue.http.recent.RecentNotices;
import io.fairqueue.http.recent.RecentPictures;
import io.fairqueue.http.recent.RecentSeats;
import io.fairqueue.http.request.Paths;
import io.fairqueue.http.signin.WatchedIdTokens;
import io.fairqueue.http.tracing.Traces;
import io.fairqueue.http.worker.FailureReport;
import io.fairqueue.memory.account.MemoryBackoffs;
import io.fairqueue.memory.account.MemoryCodeStore;
import io.fairqueue.memory.account.MemoryRateLimiter;
import io.fairqueue.messages.hook.HookCourier;
import io.fairqueue.messages.hook.HookUrls;
import io.fairqueue.messages.stream.StreamCourier;
import io.fairqueue.metric.MeasuredGateway;
import io.fairqueue.metric.Metric;
import io.fairqueue.paystack.PaystackConfig;
import io.fairqueue.paystack.PaystackGateway;
import io.fairqueue.port.Backoffs;
import io.fairqueue.port.CodeStore;
import io.fairqueue.port.FailureListener;
import io.fairqueue.port.IdSource;
import io.fairqueue.port.Mailer;
import io.fairqueue.port.Notifier;
import io.fairqueue.port.Operation;
import io.fairqueue.port.PasswordHasher;
import io.fairqueue.port.PaymentGateway;
import io.fairqueue.port.RateLimiter;
import io.fairqueue.port.SharedReadings;
import io.fairqueue.port.Stores;
import io.fairqueue.port.Tracing;
import io.fairqueue.port.identity.IdTokens;
import io.fairqueue.port.message.Courier;
import io.fairqueue.port.picture.PictureBucket;
import io.fairqueue.port.proof.LogIdentity;
import io.fairqueue.port.proof.Witness;
import io.fairqueue.port.staff.InvitationMail;
import io.fairqueue.redis.RedisBackoffs;
import io.fairqueue.redis.RedisCodeStore;
import io.fairqueue.redis.RedisConnections;
import io.fairqueue.redis.RedisMessageStream;
import io.fairqueue.redis.RedisRateLimiter;
import io.fairqueue.redis.RedisSharedReadings;
import io.fairqueue.s3.S3Bucket;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.uri.UriBuilder;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Joins the parts. Beans that come from elsewhere, where they exist:
 *
 * <ul>
 *   <li>{@link Mailer}: here by SMTP; without an SMTP server and with embedded stores a local
 *       mailbox; else none.
 *   <li>{@link PaymentGateway}: here Paystack; without its key and with embedded stores a sandbox;
 *       else none.
 *   <li>{@link Notifier}: the hub of sockets and event streams. It needs the line, which needs the
 *       notifier: so it takes a {@code BeanProvider<FairQueue>} and asks it late.
 *   <li>{@link Courier}s: of mail, in its own package, where mail can be sent.
 * </ul>
 */
@Factory
final class Assembly {

  private final ServerConfig config;
  private final Infrastructure infrastructure;
  private final Overrides overrides;

  Assembly(ServerConfig config, Infrastructure infrastructure, Overrides overrides) {
    this.config = config;
    this.infrastructure = infrastructure;
    this.overrides = overrides;
  }

  @Singleton
  FairQueue fairQueue(
      Stores stores,
      RecentEvents recentEvents,
      RecentDraws recentDraws,
      RelayBeacon beacon,
      CodeStore codes,
      PasswordHasher hasher,
      Notifier notifier,
      Optional<Mailer> mailer,
      Optional<InvitationMail> invitationMail,
      Optional<PaymentGateway> gateway,
      @Nullable RedisConnections redis,
      Optional<IdTokens> idTokens,
      Optional<PictureBucket> bucket,
      List<Courier> couriers,
      IdSource ids,
      InstantSource time,
      MeterRegistry metrics,
      Outages outages,
      Traces traces,
      FailureListener failures) {
    Tracing steps = traces.steps();
    var builder =
        FairQueue.builder()
            .stores(stores)
            .eventReads(recentEvents)
            .drawReads(recentDraws)
            .beacon(config.beacon().policy(beacon))
            .codes(codes)
            .hasher(hasher)
            .notifier(notifier)
            .vault(infrastructure.vault())
            .endpointUrls(new HookUrls(config.hooks()))
            .logIdentity(
                new LogIdentity(
                    new NoteKeys(infrastructure.keys()),
                    Objects.requireNonNullElseGet(config.publicUrl(), () -> config.listen().url())
                        .getAuthority(),
                    config.witnesses().stream().<Witness>map(HttpWitness::new).toList()))
            .ids(ids)
            .time(time)
            .onFailure(failures)
            .staleAge(config.stalePaymentAge())
            .retention(config.retention());
    mailer.ifPresent(builder::mailer);
    invitationMail.ifPresent(builder::invitationMail);
    idTokens.ifPresent(each -> builder.idTokens(new WatchedIdTokens(each, outages)));
    bucket.ifPresent(builder::pictures);
    gateway.ifPresent(
        each ->
            builder.gateway(
                new WatchedGateway(new MeasuredGateway(each, metrics), outages, steps)));
    String stream = config.stream();
    if (stream != null && redis != null) {
      var courier = new StreamCourier(stream, new RedisMessageStream(redis, stream));
      builder.courier(new CountedCourier(courier, metrics, steps));
    }
    couriers.forEach(each -> builder.courier(new CountedCourier(each, metrics, steps)));
    return builder.build();
  }

  @Singleton
  Stores stores() {
    return infrastructure.stores();
  }

  @Singleton
  RecentEvents recentEvents(
      Stores stores, ReadPermits permits, @Nullable RedisConnections redis, MeterRegistry metrics) {
    var shared = redis == null ? SharedReadings.none() : new RedisSharedReadings(redis);
    var recent = new RecentEvents(new PermittedReads(stores.events(), permits), shared);
    recent.measure(metrics);
    return recent;
  }

  @Singleton
  LineLengths lineLengths(MeterRegistry metrics) {
    return new LineLengths(infrastructure.stores()::waiting, metrics);
  }

  @Singleton
  RecentDraws recentDraws(Stores stores) {
    return new RecentDraws(stores.draws());
  }

  @Singleton
  @Bean(preDestroy = "close")
  RelayBeacon beacon(MeterRegistry metrics) {
    return new RelayBeacon(
        config.beacon().isUsed() ? config.beacon().relays() : List.of(),
        (relay, why) ->
            Metric.BEACON_REFUSED
                .counter(metrics, relay.getAuthority(), why.name().toLowerCase(Locale.ROOT))
                .increment());
  }

  @Singleton
  ReadPermits readPermits(MeterRegistry metrics) {
    return new ReadPermits(infrastructure.pool().getMaximumPoolSize(), metrics);
  }

  @Singleton
  RecentSeats recentSeats(Stores stores, ReadPermits permits, MeterRegistry metrics) {
    return new RecentSeats(stores.seats(), permits, metrics);
  }

  @Singleton
  RecentPictures recentPictures(Stores stores, ReadPermits permits) {
    return new RecentPictures(stores.pictures(), permits);
  }

  @Singleton
  RecentNotices recentNotices(Stores stores, InstantSource time) {
    return new RecentNotices(stores.notices(), time);
  }

  @Singleton
  DataSource dataSource() {
    return infrastructure.pool();
  }

  @Singleton
  @Requires(property = "fairqueue.redis")
  RedisConnections redis() {
    return Objects.requireNonNull(infrastructure.redis());
  }

  // The framework has a clock of its own.
  @Singleton
  @Primary
  InstantSource time() {
    return overrides.time() == null ? infrastructure.clock() : overrides.time();
  }

  @Singleton
  FailureListener failures(MeterRegistry metrics, Outages outages) {
    return new FailureReport(metrics, outages, overrides.failures());
  }

  @Singleton
  IdSource ids(InstantSource time) {
    return Operation.ids(IdSource.timeOrdered(time));
  }

  @Singleton
  SigningKeys signingKeys() {
    return infrastructure.keys();
  }

  @Singleton
  Tokens tokens() {
    return new Tokens(infrastructure.keys());
  }

  @Singleton
  @Bean(preDestroy = "close")
  HashingThreads hasher(MeterRegistry metrics) {
    int processors = Runtime.getRuntime().availableProcessors();
    return new HashingThreads(
        new Argon2idHasher(Argon2Costs.defaults(), processors, new SecureRandom()),
        processors,
        metrics);
  }

  @Singleton
  CodeStore codes(@Nullable RedisConnections redis) {
    return redis == null
        ? new MemoryCodeStore()
        : new RedisCodeStore(redis, infrastructure.pepper());
  }

  @Singleton
  RateLimiter rateLimiter(@Nullable RedisConnections redis, Outages outages) {
    RateLimiter own = new MemoryRateLimiter();
    return redis == null
        ? own
        : new FallbackRateLimiter(
            new RedisRateLimiter(redis, infrastructure.pepper()), own, outages);
  }

  @Singleton
  Backoffs backoffs(@Nullable RedisConnections redis, Outages outages) {
    Backoffs own = new MemoryBackoffs();
    return redis == null
        ? own
        : new FallbackBackoffs(new RedisBackoffs(redis, infrastructure.pepper()), own, outages);
  }

  @Singleton
  @Bean(preDestroy = "close")
  @Requires(property = "fairqueue.smtp")
  MailQueue mailer(MeterRegistry metrics, FailureListener failures, Traces traces) {
    return new MailQueue(
        new SmtpMailer(Objects.requireNonNull(config.smtp())), metrics, failures, traces.steps());
  }

  @Singleton
  @Bean(preDestroy = "close")
  @Requires(property = "fairqueue.oidc")
  OidcIdTokens idTokens() {
    return new OidcIdTokens(config.oidcIssuers());
  }

  @Singleton
  @Bean(preDestroy = "close")
  @Requires(property = "fairqueue.s3")
  S3Bucket bucket() {
    return new S3Bucket(Objects.requireNonNull(config.s3()));
  }

  @Singleton
  @Bean(preDestroy = "close")
  HookCourier hooks(Stores stores, InstantSource time, Traces traces) {
    return new HookCourier(stores, infrastructure.vault(), config.hooks(), time, traces.steps());
  }

  @Singleton
  @Bean(preDestroy = "close")
  @Requires(property = "fairqueue.paystack")
  PaystackGateway paystack(Traces traces) {
    PaystackConfig account = Objects.requireNonNull(config.paystack());
    return new PaystackGateway(
        config.publicUrl() == null
            ? account
            : account.orReturningTo(
                UriBuilder.of(config.publicUrl()).path(Paths.PAGE_PAID).build()),
        traces.steps());
  }
}
