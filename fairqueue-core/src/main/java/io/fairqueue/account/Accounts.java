package io.fairqueue.account;

import io.fairqueue.access.Actor;
import io.fairqueue.access.Authorization;
import io.fairqueue.access.Deed;
import io.fairqueue.access.Origin;
import io.fairqueue.domain.Customer;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EmailAddress;
import io.fairqueue.domain.OneTimeCode;
import io.fairqueue.domain.Organizer;
import io.fairqueue.domain.OrganizerId;
import io.fairqueue.domain.staff.Invitation;
import io.fairqueue.domain.staff.InvitationToken;
import io.fairqueue.port.CodeSubject;
import io.fairqueue.port.CustomerStore;
import io.fairqueue.port.CustomerStore.EmailChange;
import io.fairqueue.port.IdSource;
import io.fairqueue.port.OrganizerStore;
import io.fairqueue.port.Parts;
import io.fairqueue.port.identity.IdTokens;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * People: fans and organizers.
 *
 * <p>Thread-safe. Methods read or write the stores, and so block; those that take a password hash
 * it, which keeps a core busy for a moment. A store in trouble throws {@link
 * io.fairqueue.port.StoreUnavailableException}; a name or password that breaks a rule throws {@link
 * io.fairqueue.domain.InvalidInputException}.
 */
public final class Accounts {

  private final CustomerStore customers;
  private final RegisterCustomer register;
  private final LoginCustomer loginCustomer;
  private final LoginOrganizer loginOrganizer;
  private final CreateOrganizer createOrganizer;
  private final AcceptInvitation acceptInvitation;
  private final IssueCode issueCode;
  private final VerifyCode verifyCode;
  private final ChangeEmail changeEmail;
  private final ChangePassword changePassword;
  private final ChangeOrganizerPassword changeOrganizerPassword;
  private final AdministerAccounts administer;
  private final SignInFan signInFan;
  private final SignInOrganizer signInOrganizer;
  private final OrganizerStore organizers;
  private final Authorization authorization;
  private final IdSource ids;
  private final InstantSource time;

  /** Joins the verbs to the stores. */
  public Accounts(Parts parts) {
    this.customers = parts.stores().customers();
    this.ids = parts.ids();
    this.time = parts.time();
    this.organizers = parts.stores().organizers();
    this.authorization = new Authorization(parts.stores(), parts.time());
    this.register = new RegisterCustomer(customers, parts.hasher(), ids, time);
    this.loginCustomer = new LoginCustomer(customers, parts.hasher(), time);
    this.loginOrganizer = new LoginOrganizer(parts.stores().organizers(), parts.hasher());
    this.createOrganizer = new CreateOrganizer(parts);
    this.acceptInvitation = new AcceptInvitation(parts);
    this.issueCode = new IssueCode(parts.codes(), parts.mailer(), parts.random(), time);
    RedeemCode redeem = new RedeemCode(parts.codes(), time);
    this.verifyCode = new VerifyCode(customers, redeem, ids, time);
    this.changeEmail = new ChangeEmail(customers, issueCode, redeem, time);
    this.changePassword = new ChangePassword(customers, parts.hasher(), time);
    this.changeOrganizerPassword =
        new ChangeOrganizerPassword(parts.stores().organizers(), parts.hasher());
    this.administer = new AdministerAccounts(parts.stores(), changeOrganizerPassword, time);
    this.signInFan = new SignInFan(customers, parts.idTokens(), ids, time);
    this.signInOrganizer = new SignInOrganizer(organizers, parts.idTokens(), time);
  }

  /**
   * The account of a fan whom the embedding program knows by email address; made at first use. So
   * repeating is safe.
   */
  public Customer guest(EmailAddress email) {
    return customers.findOrCreate(email, new CustomerId(ids.next()), time.instant());
  }

  /**
   * Opens a fan's account with a password; the email address stays unproven. Empty if the address
   * has an account, and so when repeated.
   */
  public Optional<Customer> register(String name, EmailAddress email, String password) {
    return register.register(name, email, password);
  }

  /**
   * Checks a fan's password; empty if it is wrong, or the account is disabled or unknown, which
   * takes as long.
   */
  public Optional<Customer> loginCustomer(EmailAddress email, String password) {
    return loginCustomer.login(email, password);
  }

  /** Checks an organizer's password, likewise. */
  public Optional<Organizer> loginOrganizer(EmailAddress email, String password) {
    return loginOrganizer.login(email, password);
  }

  /** The invitation of a token, while it is good. One read. */
  public Optional<Invitation> invitation(InvitationToken token) {
    return acceptInvitation.find(token);
  }

  /**
   * Opens the account that somebody was invited to, with the roles that came with all invitations
   * to the same address. Repeating answers {@link Acceptance.NotGood}.
   *
   * @param name what fans and staff read; null for what the invitation says, if it does
   */
  public Acceptance acceptInvitation(
      InvitationToken token, @Nullable String name, String password, Origin origin) {
    return acceptInvitation.accept(token, name, password, origin);
  }

  /**
   * Opens an organizer's account; empty if the email address has one, and so when repeated.
   *
   * @param admin whether this one may act on everybody's events
   */
  public Optional<Organizer> createOrganizer(
      EmailAddress email, String name, String password, boolean admin) {
    return createOrganizer.create(null, email, name, password, admin);
  }

  /** The same by somebody who does that for another: leaves a row in the audit log. */
  public Optional<Organizer> createOrganizer(
      Actor actor, EmailAddress email, String name, String password, boolean admin) {
    return createOrganizer.create(actor, email, name, password, admin);
  }

  /**
   * Mails a one-time code to log in with, valid for ten minutes; makes no account. Repeating mails
   * another code. Doesn't wait for the mail server.
   *
   * @param origin from where it is asked for, such as a network
   * @return the id of the request, by which its code is redeemed; empty when no mail can be sent
   *     here
   */
  public Optional<UUID> requestCode(EmailAddress email, String origin) {
    return issueCode.issue(CodeSubject.login(email), email, "", origin);
  }

  /**
   * Redeems a one-time code, once, which proves the address; makes the account at first use. Empty
   * if it is not the right code, or the account is disabled.
   *
   * @param request what {@link #requestCode} answered; null for the newest codes of the address
   * @param origin from where the code comes, such as a network
   */
  public Optional<Customer> verifyCode(
      EmailAddress email, @Nullable UUID request, OneTimeCode code, String origin) {
    return verifyCode.verify(email, request, code, origin).filter(each -> !each.disabled());
  }

  /**
   * Signs a fan in by an id token of a trusted issuer, which proves the address as a one-time code
   * does: the account is made at first use. Repeating is safe. Waits for the issuer's keys, for
   * less than two seconds.
   */
  public IdSignIn<Customer> signInFan(String idToken) {
    return signInFan.signIn(idToken);
  }

  /** The same for an organizer, whose account must exist already. */
  public IdSignIn<Organizer> signInOrganizer(String idToken) {
    return signInOrganizer.signIn(idToken);
  }

  /**
   * Mails a code to an address that a fan wants to have. Repeating mails another code.
   *
   * @param origin from where it is asked for, such as a network
   */
  public ChangeEmail.Requested requestEmailChange(CustomerId id, EmailAddress to, String origin) {
    return changeEmail.request(id, to, origin);
  }

  /**
   * Makes the address that the code was mailed to the fan's, and ends every other session; empty if
   * the code is wrong, and so when repeated.
   *
   * @param request what {@link #requestEmailChange} answered; null for the newest codes
   * @param session the session that asks, which goes on
   */
  public Optional<EmailChange> changeEmail(
      CustomerId id, @Nullable UUID request, OneTimeCode code, String origin, UUID session) {
    return changeEmail.verify(id, request, code, origin, session);
  }

  /**
   * Gives a fan another password, or a first one, and ends every other session.
   *
   * @param old the present password; only looked at where there is one
   * @param session the session that asks, which goes on
   * @return {@code false} if the old password is wrong, or the account is gone
   */
  public boolean changePassword(
      CustomerId id, @Nullable String old, String password, UUID session) {
    return changePassword.change(id, old, password, session);
  }

  /** The same for an organizer, who always has one. Leaves a row in the audit log. */
  public boolean changePassword(
      Actor organizer, @Nullable String old, String password, UUID session) {
    return authorization.noted(
        organizer,
        Deed.to(organizer.id(), "organizer.change-password"),
        () -> changeOrganizerPassword.change(organizer.id(), old, password, session));
  }

  /**
   * Stops mail to a fan but for what is about purchases and places. Repeating changes nothing.
   *
   * @return {@code false} if there is no such account
   */
  public boolean optOut(CustomerId id) {
    return customers.optOut(id, time.instant());
  }

  /** The fan of this email address; empty for none. One read. */
  public Optional<Customer> fan(EmailAddress email) {
    return customers.findByEmail(email);
  }

  /** The organizer of this email address; empty for none. One read. */
  public Optional<Organizer> organizer(EmailAddress email) {
    return organizers.findByEmail(email);
  }

  /** All organizers, by email address. One read. */
  public List<Organizer> organizers() {
    return organizers.list();
  }

  /**
   * Disables a fan's account, which ends its sessions for good, or enables it. Leaves a row in the
   * audit log. Blocks.
   *
   * @return {@code false} if there is no such account
   */
  public boolean setDisabled(Actor admin, CustomerId id, boolean disabled) {
    return administer.setDisabled(admin, id, disabled);
  }

  /** The same for an organizer's account. */
  public boolean setDisabled(Actor admin, OrganizerId id, boolean disabled) {
    return administer.setDisabled(admin, id, disabled);
  }

  /**
   * Ends all sessions of an organizer, as of whom a device was stolen; the account stays as it is.
   * Leaves a row in the audit log. Blocks.
   *
   * @return {@code false} if there is no such account
   */
  public boolean endSessions(Actor admin, OrganizerId id) {
    return administer.endSessions(admin, id);
  }

  /**
   * Gives an organizer the admin role, or takes it. Leaves a row in the audit log. Blocks.
   *
   * @return {@code false} if there is no such account
   */
  public boolean setAdmin(Actor admin, OrganizerId id, boolean given) {
    return administer.setAdmin(admin, id, given);
  }

  /**
   * Sets an organizer's password and ends all sessions. Leaves a row in the audit log. Blocks.
   *
   * @return {@code false} if there is no such account
   */
  public boolean setPassword(Actor admin, OrganizerId id, String password) {
    return administer.setPassword(admin, id, password);
  }

  /**
   * Asks an organizer for no code of an authenticator app any more, as for who lost both it and the
   * recovery codes. Leaves a row in the audit log. Blocks.
   *
   * @return {@code false} if none was asked for
   */
  public boolean removeSecondFactor(Actor admin, OrganizerId id) {
    return administer.removeSecondFactor(admin, id);
  }

  /** What became of accepting an invitation. */
  public sealed interface Acceptance {

    record Opened(Organizer account) implements Acceptance {}

    /** There is no such invitation, or it is over, or was accepted. */
    record NotGood() implements Acceptance {}

    /** The address has an account by now: whoever invited gives the role to that one. */
    record EmailTaken() implements Acceptance {}
  }

  /**
   * What became of signing in by an id token.
   *
   * @param <T> the account
   */
  public sealed interface IdSignIn<T> {

    record SignedIn<T>(T account) implements IdSignIn<T> {}

    /** The token proves nothing. */
    record Refused<T>(IdTokens.Fault fault) implements IdSignIn<T> {}

    /** The token is valid, but the account is disabled, or there is none to sign in to. */
    record NoAccount<T>() implements IdSignIn<T> {}

    /** The issuer does not answer; nothing was done. */
    record IssuerUnavailable<T>(String issuer) implements IdSignIn<T> {}

    /** No issuer is trusted with accounts of this kind. */
    record NotAccepted<T>() implements IdSignIn<T> {}
  }
}
