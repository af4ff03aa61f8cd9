package io.fairqueue.port;

import io.fairqueue.port.draw.BeaconPolicy;
import io.fairqueue.port.draw.DrawReads;
import io.fairqueue.port.identity.IdTokens;
import io.fairqueue.port.message.Courier;
import io.fairqueue.port.message.EndpointUrls;
import io.fairqueue.port.message.SecretVault;
import io.fairqueue.port.picture.PictureBucket;
import io.fairqueue.port.proof.LogIdentity;
import io.fairqueue.port.staff.InvitationMail;
import java.time.InstantSource;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What the doors are joined to.
 *
 * @param stores where the facts are
 * @param eventReads where events are read that are only shown
 * @param drawReads where draws are read that are only shown
 * @param beacon what random draws are decided by
 * @param codes where one-time codes are
 * @param mailer null where no mail can be sent
 * @param invitationMail null likewise
 * @param gateway null where no money can be taken
 * @param couriers what carries messages; messages that none carries wait
 * @param idTokens null where no issuer of id tokens is trusted
 * @param bucket null where pictures are kept beside the facts
 * @param vault what encrypts the secrets of endpoints
 * @param endpointUrls where endpoints and push services may be
 * @param logIdentity as whom public logs are signed; null where there are none
 */
public record Parts(
    Stores stores,
    EventReads eventReads,
    DrawReads drawReads,
    BeaconPolicy beacon,
    CodeStore codes,
    PasswordHasher hasher,
    Notifier notifier,
    @Nullable Mailer mailer,
    @Nullable InvitationMail invitationMail,
    @Nullable PaymentGateway gateway,
    List<Courier> couriers,
    @Nullable IdTokens idTokens,
    @Nullable PictureBucket bucket,
    SecretVault vault,
    EndpointUrls endpointUrls,
    @Nullable LogIdentity logIdentity,
    IdSource ids,
    RandomGenerator random,
    InstantSource time) {

  public Parts {
    couriers = List.copyOf(couriers);
  }
}
