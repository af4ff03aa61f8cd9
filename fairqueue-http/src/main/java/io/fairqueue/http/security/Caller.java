package io.fairqueue.http.security;

import io.fairqueue.access.Actor;
import io.fairqueue.access.Origin;
import io.fairqueue.access.Viewer;
import io.fairqueue.crypto.VerifiedToken;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.port.CustomerSession;
import java.security.Principal;
import java.util.UUID;

/**
 * The caller, as proven by a session token.
 *
 * <p>A controller method that declares a parameter of this type, {@link Fan} or {@link Staff} can't
 * be reached without such a session; declared {@code @Nullable}, it is null for a call without a
 * token (or with a session of the other kind), and a bad token is refused all the same.
 */
public sealed interface Caller extends Principal {

  /** Whom {@code Permitted}s are for. */
  Viewer viewer();

  /** The id of the account. */
  UUID account();

  /** What proves it. */
  VerifiedToken session();

  /** A fan. */
  record Fan(CustomerId id, VerifiedToken session) implements Caller {

    @Override
    public String getName() {
      return id.toString();
    }

    @Override
    public UUID account() {
      return id.value();
    }

    @Override
    public Viewer viewer() {
      return new Viewer.Fan(id);
    }

    /** The session as stores know it. */
    public CustomerSession customerSession() {
      return new CustomerSession(id, session.sessionId(), session.epoch());
    }
  }

  /** An organizer; the actor tells whether with the admin role. */
  record Staff(Actor actor, VerifiedToken session) implements Caller {

    /** The same one, from somewhere. */
    Staff from(Origin place) {
      return new Staff(actor.from(place), session);
    }

    @Override
    public String getName() {
      return actor.id().toString();
    }

    @Override
    public UUID account() {
      return actor.id().value();
    }

    @Override
    public Viewer viewer() {
      return new Viewer.Staff(actor);
    }
  }
}
