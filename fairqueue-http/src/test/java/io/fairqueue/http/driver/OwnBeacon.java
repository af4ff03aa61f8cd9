package io.fairqueue.http.driver;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import io.fairqueue.domain.Sha256;
import io.fairqueue.domain.fairness.BeaconChain;
import io.fairqueue.tck.fixture.LoopbackServer;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.bouncycastle.crypto.bls.BLS12_381G2;
import org.bouncycastle.crypto.bls.BLS12_381Serialization;
import org.bouncycastle.crypto.hash2curve.HashToCurveProfile;
import org.bouncycastle.crypto.hash2curve.HashToEllipticCurve;

/** A beacon of a test's own, whose rounds are truly signed, and a relay of it. Thread-safe. */
public final class OwnBeacon implements AutoCloseable {

  private static final BigInteger SECRET = BigInteger.valueOf(0x5eed_1234_5678L);
  private static final String DOMAIN = "BLS_SIG_BLS12381G1_XMD:SHA-256_SSWU_RO_NUL_";

  private final BeaconChain chain;
  private final List<Long> asked = new CopyOnWriteArrayList<>();
  private final LoopbackServer relay = new LoopbackServer(Map.of("/", this::answer));
  private volatile Answering answering = this::honest;

  /** What the relay answers when it is asked for a round. */
  public interface Answering {

    /** Empty for silence: 404. */
    String to(long round);
  }

  public OwnBeacon(Instant genesis) {
    String key =
        HexFormat.of()
            .formatHex(
                BLS12_381Serialization.compressG2(BLS12_381G2.getGenerator().multiply(SECRET)));
    this.chain =
        new BeaconChain(
            HexFormat.of().formatHex(Sha256.of(key)), key, genesis, Duration.ofSeconds(3));
  }

  public BeaconChain chain() {
    return chain;
  }

  /** Where the relay is. */
  public String url() {
    return relay.url();
  }

  /** Which rounds the relay was asked for. */
  public List<Long> asked() {
    return List.copyOf(asked);
  }

  /** Answers so from now on. */
  public void answer(Answering next) {
    answering = next;
  }

  /** As relays of drand answer. */
  public String honest(long round) {
    return told(round, signature(round));
  }

  /** The same with a signature of the caller's. */
  public static String told(long round, String signature) {
    return "{\"round\":%d,\"randomness\":\"00\",\"signature\":\"%s\"}".formatted(round, signature);
  }

  /** The signature of a round, in hex. */
  public static String signature(long round) {
    byte[] message = Sha256.of(ByteBuffer.allocate(Long.BYTES).putLong(round).array());
    return HexFormat.of()
        .formatHex(
            BLS12_381Serialization.compressG1(
                HashToEllipticCurve.getInstance(
                        HashToCurveProfile.BLS12_381_G1_XMD_SHA_256_SSWU_RO, DOMAIN)
                    .hashToCurve(message)
                    .multiply(SECRET)
                    .normalize()));
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    long round = Long.parseLong(path.substring(path.lastIndexOf('/') + 1));
    asked.add(round);
    boolean known = path.equals("/%s/public/%d".formatted(chain.hash(), round));
    byte[] said = known ? answering.to(round).getBytes(UTF_8) : new byte[0];
    exchange.sendResponseHeaders(said.length == 0 ? 404 : 200, said.length == 0 ? -1 : said.length);
    exchange.getResponseBody().write(said);
    exchange.close();
  }

  @Override
  public void close() {
    relay.close();
  }
}
