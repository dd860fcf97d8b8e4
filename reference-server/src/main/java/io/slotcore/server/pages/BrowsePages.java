package io.slotcore.server.pages;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.slotcore.server.accounts.User;
import io.slotcore.server.accounts.UserStore;
import io.slotcore.server.eventtypes.Offer;
import io.slotcore.server.eventtypes.Offers;
import io.slotcore.server.web.ProblemException;
import io.slotcore.server.web.ProblemType;
import io.slotcore.server.web.Requests;
import io.slotcore.server.web.Routes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The firm's people, and what each of them offers. */
public final class BrowsePages implements Routes {

  private final UserStore users;
  private final Offers offers;

  /** Takes the people and their offers. */
  public BrowsePages(UserStore users, Offers offers) {
    this.users = users;
    this.offers = offers;
  }

  @Override
  public void addTo(RoutesConfig routes) {
    routes.get("/", this::people);
    routes.get("/{username}", this::person);
  }

  private void people(Context context) {
    Map<User, List<Offer>> people = new LinkedHashMap<>();
    for (User user : users.all(Requests.tenant(context).id())) {
      people.put(user, offers.of(user));
    }
    context.render("people.jte", Map.of("people", people));
  }

  private void person(Context context) {
    User user =
        users
            .find(Requests.tenant(context).id(), context.pathParam("username"))
            .orElseThrow(
                () -> new ProblemException(ProblemType.NOT_FOUND, "nobody has this user name"));
    context.render("person.jte", Map.of("person", user, "offers", offers.of(user)));
  }
}
