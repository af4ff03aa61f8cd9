package io.fairqueue.message;

import io.fairqueue.access.Actor;
import io.fairqueue.access.Permitted;
import io.fairqueue.domain.message.Endpoint;
import io.fairqueue.domain.message.EndpointChange;
import io.fairqueue.domain.message.EndpointId;
import io.fairqueue.domain.message.EndpointScope;
import io.fairqueue.domain.message.EndpointSecret;
import io.fairqueue.domain.message.EndpointSettings;
import io.fairqueue.domain.message.EndpointSigning;
import io.fairqueue.port.Parts;
import io.fairqueue.port.Unchanged;
import io.fairqueue.port.message.Deliveries;
import io.fairqueue.port.message.Deliveries.Known;
import io.fairqueue.port.message.Deliveries.Status;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Endpoints: where organizers' programs hear of events.
 *
 * <p>For the event's owner, or the organizer whose events they are, and for admins; an admin's act
 * on what is somebody else's leaves an audit row, and so does whoever lets an endpoint know fans'
 * names. Thread-safe. Methods read or write the stores, and so block; a store in trouble throws
 * {@link io.fairqueue.port.StoreUnavailableException}.
 */
public final class Webhooks {

  private final CreateEndpoint create;
  private final ShowEndpoints show;
  private final ChangeEndpoint change;
  private final RotateSecret rotate;
  private final DeliverAgain again;

  /** Joins the verbs to the stores. */
  public Webhooks(Parts parts) {
    EndpointAccess access = new EndpointAccess(parts);
    this.create = new CreateEndpoint(parts, access);
    this.show = new ShowEndpoints(parts, access);
    this.change = new ChangeEndpoint(parts, access);
    this.rotate = new RotateSecret(parts, access);
    this.again = new DeliverAgain(parts, access);
  }

  /**
   * Adds an endpoint. {@code NotFound} if there is no such event or organizer.
   *
   * @throws io.fairqueue.domain.InvalidInputException for a description that can't be shown
   */
  public Permitted<Creation> create(
      Actor actor, EndpointScope scope, EndpointSettings settings, EndpointSigning signing) {
    return create.create(actor, scope, settings, signing);
  }

  /** The endpoints of a scope, the oldest first. */
  public Permitted<List<Endpoint>> list(Actor actor, EndpointScope scope) {
    return show.list(actor, scope);
  }

  /** One endpoint. */
  public Permitted<Endpoint> show(Actor actor, EndpointScope scope, EndpointId id) {
    return show.show(actor, scope, id);
  }

  /** An endpoint's latest deliveries. */
  public Permitted<List<Known>> deliveries(
      Actor actor, EndpointScope scope, EndpointId id, @Nullable Status status, int limit) {
    return show.deliveries(actor, scope, id, status, limit);
  }

  /** An endpoint, whatever it hears of. */
  public Optional<Endpoint> find(EndpointId id) {
    return show.find(id);
  }

  /** Changes an endpoint; one that is enabled again is as if it had never failed. */
  public Permitted<Change> change(
      Actor actor, EndpointScope scope, EndpointId id, EndpointChange wanted) {
    return change.change(actor, scope, id, wanted);
  }

  /** Forgets an endpoint; what is on its way to it is skipped. */
  public Permitted<Endpoint> delete(Actor actor, EndpointScope scope, EndpointId id) {
    return change.delete(actor, scope, id);
  }

  /**
   * Gives an endpoint another secret of the same kind; the one before goes on signing for 24 hours.
   */
  public Permitted<EndpointSecret> rotate(Actor actor, EndpointScope scope, EndpointId id) {
    return rotate.rotate(actor, scope, id);
  }

  /** Sends a test message on its way; its delivery tells what became of it. */
  public Permitted<Deliveries.Key> test(Actor actor, EndpointScope scope, EndpointId id) {
    return again.test(actor, scope, id);
  }

  /** Sends a delivery that has ended again, under the same message ids. */
  public Permitted<Replay> replay(
      Actor actor, EndpointScope scope, EndpointId id, Deliveries.Key key) {
    return again.replay(actor, scope, id, key);
  }

  /**
   * Sends what ended for facts of a span again, under the same message ids.
   *
   * @return how many deliveries
   * @throws io.fairqueue.domain.InvalidInputException for a span that is empty, longer than seven
   *     days, or not over
   */
  public Permitted<Integer> replay(
      Actor actor, EndpointScope scope, EndpointId id, Instant from, Instant to) {
    return again.replay(actor, scope, id, from, to);
  }

  /** What became of a wish for an endpoint. */
  public sealed interface Creation {

    /**
     * It is there.
     *
     * @param secret is shown this once
     */
    record Created(Endpoint endpoint, EndpointSecret secret) implements Creation {}

    /**
     * The URL may not be called.
     *
     * @param why a predicate: "must …"
     */
    record UrlNotAllowed(String why) implements Creation, Unchanged {}

    record TooMany() implements Creation, Unchanged {}
  }

  /** What became of a change. */
  public sealed interface Change {

    record Changed(Endpoint endpoint) implements Change {}

    /** As of {@link Creation.UrlNotAllowed}. */
    record UrlNotAllowed(String why) implements Change, Unchanged {}
  }

  /** What became of a wish to send one delivery again. */
  public enum Replay {
    /** It is due. */
    DUE,
    /** It is under way anyway. */
    UNDER_WAY,
    /** There is none, or it is another endpoint's. */
    UNKNOWN
  }
}
