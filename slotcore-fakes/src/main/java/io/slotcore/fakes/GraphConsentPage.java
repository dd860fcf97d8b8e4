package io.slotcore.fakes;

import java.net.URI;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/** The page on which an owner picks his account and agrees, for tests in a browser. */
final class GraphConsentPage {

  private final GraphSignIn signIn;

  GraphConsentPage(GraphSignIn signIn) {
    this.signIn = signIn;
  }

  FakeAnswer answer(FakeRequest request, Collection<String> accounts) {
    Map<String, String> query;
    try {
      query = signIn.check(request.parameters());
    } catch (IllegalArgumentException wrong) {
      return page(400, "<p>" + escape(String.valueOf(wrong.getMessage())));
    }
    if (request.method().equals("POST")) {
      Map<String, String> form = request.form();
      URI back =
          "accept".equals(form.get("decision"))
              ? signIn.agree(query, form.getOrDefault("account", ""), Set.of())
              : signIn.refuse(query);
      return FakeAnswer.empty(302).withHeader("Location", back.toString());
    }
    return page(200, form(request.query(), query.getOrDefault("scope", ""), accounts));
  }

  /** Unlike at Google an owner cannot withhold single permissions. */
  private static String form(String query, String scopes, Collection<String> accounts) {
    StringBuilder options = new StringBuilder();
    accounts.forEach(account -> options.append("<option>").append(escape(account)));
    return """
    <form method="post" action="?%s">
    <label>Account <select name="account">%s</select></label>
    <p>Permissions requested: %s
    <p><button name="decision" value="accept">Accept</button>
    <button name="decision" value="cancel">Cancel</button></form>
    """
        .formatted(escape(query), options, escape(scopes));
  }

  private static FakeAnswer page(int status, String body) {
    String head =
        "<!doctype html><html lang=\"en\"><title>Sign in to your account</title>"
            + "<h1>A fake of Microsoft</h1>";
    return FakeAnswer.of(status, "text/html", head + body);
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }
}
