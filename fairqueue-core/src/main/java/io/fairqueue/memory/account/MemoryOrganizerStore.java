package io.fairqueue.memory.account;

import io.fairqueue.domain.EmailAddress;
import io.fairqueue.domain.Organizer;
import io.fairqueue.domain.OrganizerId;
import io.fairqueue.port.OrganizerStore;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Organizers' accounts in memory. */
public final class MemoryOrganizerStore implements OrganizerStore {

  private final Map<OrganizerId, Organizer> byId = new HashMap<>();

  @Override
  public synchronized boolean insert(Organizer organizer) {
    if (findByEmail(organizer.email()).isPresent()) {
      return false;
    }
    byId.put(organizer.id(), organizer);
    return true;
  }

  @Override
  public synchronized Optional<Organizer> find(OrganizerId id) {
    return Optional.ofNullable(byId.get(id));
  }

  @Override
  public synchronized Optional<Organizer> findByEmail(EmailAddress email) {
    return byId.values().stream().filter(found -> found.email().equals(email)).findFirst();
  }

  @Override
  public synchronized List<Organizer> list() {
    return byId.values().stream()
        .sorted(Comparator.comparing(organizer -> organizer.email().value()))
        .toList();
  }

  @Override
  public synchronized boolean rehash(OrganizerId id, String old, String replacement) {
    return find(id).filter(found -> found.passwordHash().equals(old)).isPresent()
        && change(
            id,
            found ->
                with(
                    found,
                    replacement,
                    found.admin(),
                    found.disabled(),
                    found.sessionEpoch(),
                    found.keptSession()));
  }

  @Override
  public synchronized boolean setPassword(
      OrganizerId id, @Nullable String old, String replacement, @Nullable UUID kept) {
    return find(id).filter(found -> old == null || found.passwordHash().equals(old)).isPresent()
        && change(
            id,
            found ->
                with(
                    found,
                    replacement,
                    found.admin(),
                    found.disabled(),
                    found.sessionEpoch() + 1,
                    kept));
  }

  @Override
  public boolean setDisabled(OrganizerId id, boolean disabled) {
    return change(
        id,
        found ->
            with(
                found,
                found.passwordHash(),
                found.admin(),
                disabled,
                disabled ? found.sessionEpoch() + 1 : found.sessionEpoch(),
                disabled ? null : found.keptSession()));
  }

  @Override
  public boolean endSessions(OrganizerId id) {
    return change(
        id,
        found ->
            with(
                found,
                found.passwordHash(),
                found.admin(),
                found.disabled(),
                found.sessionEpoch() + 1,
                null));
  }

  @Override
  public boolean setAdmin(OrganizerId id, boolean admin) {
    return change(
        id,
        found ->
            with(
                found,
                found.passwordHash(),
                admin,
                found.disabled(),
                found.sessionEpoch(),
                found.keptSession()));
  }

  private synchronized boolean change(OrganizerId id, UnaryOperator<Organizer> change) {
    return byId.computeIfPresent(id, (key, found) -> change.apply(found)) != null;
  }

  private static Organizer with(
      Organizer found,
      String passwordHash,
      boolean admin,
      boolean disabled,
      int sessionEpoch,
      @Nullable UUID kept) {
    return new Organizer(
        found.id(),
        found.email(),
        found.name(),
        passwordHash,
        admin,
        disabled,
        sessionEpoch,
        kept,
        found.createdAt());
  }
}
