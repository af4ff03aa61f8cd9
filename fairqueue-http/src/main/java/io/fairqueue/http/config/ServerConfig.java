package io.fairqueue.http.config;

import io.fairqueue.crypto.oidc.TrustedIssuer;
import io.fairqueue.domain.AddressRange;
import io.fairqueue.domain.Retention;
import io.fairqueue.http.log.LogConfig;
import io.fairqueue.http.tracing.TracingConfig;
import io.fairqueue.messages.hook.HookSettings;
import io.fairqueue.messages.push.FcmAccount;
import io.fairqueue.messages.smtp.SmtpConfig;
import io.fairqueue.paystack.PaystackConfig;
import io.fairqueue.postgres.connection.PostgresConfig;
import io.fairqueue.s3.S3Config;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How one server runs. {@link Setting} lists what operators may set, and under which names.
 *
 * @param listen where to listen, by default on all addresses, with embedded stores on loopback only
 * @param management where operators listen: metrics and health
 * @param data where the embedded stores keep their files
 * @param postgres the database; null to start one
 * @param redisUrl the Redis; null to start one beside an embedded database, else to go without
 * @param keySecret encrypts the private signing keys; null to keep them in the clear; never printed
 * @param paystack the payment gateway; null for none (embedded: a sandbox)
 * @param smtp the mail server; null for none (embedded: a local mailbox)
 * @param rateLimits how often one may call
 * @param publicUrl where browsers reach this server; null for where it listens
 * @param allowedOrigins the foreign origins that browsers may call from
 * @param trustedProxies whose {@code X-Forwarded-For} is believed
 * @param stalePaymentAge when a silent payment is asked about, at the latest
 * @param retention how long that is kept which nothing depends on any more
 * @param hooks how organizers' endpoints are called, and push services
 * @param pushContact how push services reach the operator: {@code mailto:…} or an https URL
 * @param fcm sends to phones; null to keep their tokens only; never printed
 * @param startTimeout how long to wait for stores that do not answer yet
 * @param lineMemory how many bytes lines may take before nobody joins any more
 * @param stream the Redis Stream that every message is added to; null for none
 * @param oidcIssuers whose id tokens prove email addresses
 * @param s3 where pictures are; null to keep them in the database
 * @param geoFile tells the countries of addresses; null where nobody needs to know
 * @param mail how fans and organizers are written to
 * @param console whether organizers have pages here
 * @param staffTotp whether every organizer has to have an authenticator app
 * @param beacon what random draws are decided by
 * @param witnesses who else signs public logs
 * @param logs how much is logged, and how
 * @param tracing where traces go; null for none
 * @param given what it was read from
 */
public record ServerConfig(
    ListenAddress listen,
    ListenAddress management,
    Path data,
    @Nullable PostgresConfig postgres,
    @Nullable String redisUrl,
    @Nullable String keySecret,
    @Nullable PaystackConfig paystack,
    @Nullable SmtpConfig smtp,
    RateLimits rateLimits,
    @Nullable URI publicUrl,
    List<String> allowedOrigins,
    List<AddressRange> trustedProxies,
    Duration stalePaymentAge,
    Retention retention,
    HookSettings hooks,
    String pushContact,
    @Nullable FcmAccount fcm,
    Duration startTimeout,
    long lineMemory,
    @Nullable String stream,
    List<TrustedIssuer> oidcIssuers,
    @Nullable S3Config s3,
    @Nullable Path geoFile,
    MailConfig mail,
    boolean console,
    boolean staffTotp,
    BeaconConfig beacon,
    List<WitnessAddress> witnesses,
    LogConfig logs,
    @Nullable TracingConfig tracing,
    GivenSettings given) {

  public ServerConfig {
    allowedOrigins = List.copyOf(allowedOrigins);
    trustedProxies = List.copyOf(trustedProxies);
    oidcIssuers = List.copyOf(oidcIssuers);
    witnesses = List.copyOf(witnesses);
  }

  /**
   * Reads settings by their names ({@code FAIRQUEUE_PORT}); what is absent has its default.
   *
   * @throws ConfigurationException for an unknown {@code FAIRQUEUE_…} name, or an unfit value
   */
  public static ServerConfig read(Map<String, String> settings) {
    return read(GivenSettings.of(settings));
  }

  /**
   * The same, of settings that are read already.
   *
   * @throws ConfigurationException for every unknown name and unfit value at once
   */
  public static ServerConfig read(GivenSettings settings) {
    return new ServerConfigReader(settings).read();
  }

  /** Reads the environment; a system property of the same name wins. */
  public static ServerConfig fromProcess() {
    return read(processSettings());
  }

  /** The settings of the environment and the system properties; to be read, or added to first. */
  public static Map<String, String> processSettings() {
    return ServerConfigReader.ofProcess(System.getenv(), System.getProperties());
  }

  /**
   * Whether the server starts stores of its own, with the local mailbox and the sandbox gateway.
   */
  public boolean embedded() {
    return postgres == null;
  }

  /** Where to listen; 0 for any free port. */
  public int port() {
    return listen.port();
  }

  /** Prints no secret. */
  @Override
  public String toString() {
    return "ServerConfig[listen=%s, data=%s, postgres=%s]".formatted(listen, data, postgres);
  }
}
