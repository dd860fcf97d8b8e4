package io.slotcore.jdbc;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import javax.sql.DataSource;

/**
 * A statement as a store has sent it, so that the database can be asked how it runs it.
 *
 * @param text with question marks
 * @param values how each of them was bound
 */
record SentStatement(String text, SortedMap<Integer, Binding> values) {

  /** A call of one of the setters of a prepared statement. */
  record Binding(Method setter, List<Object> arguments) {

    void bind(PreparedStatement statement, int index) throws ReflectiveOperationException {
      Object[] moved = arguments.toArray();
      moved[0] = index;
      setter.invoke(statement, moved);
    }
  }

  /** Returns a data source whose connections tell which statements they run. */
  static DataSource recording(DataSource source, Consumer<SentStatement> sent) {
    return proxy(
        DataSource.class,
        source,
        (method, arguments, result) ->
            result instanceof Connection connection ? recording(connection, sent) : result);
  }

  private static Connection recording(Connection connection, Consumer<SentStatement> sent) {
    return proxy(
        Connection.class,
        connection,
        (method, arguments, result) ->
            result instanceof PreparedStatement statement
                ? recording(statement, (String) arguments[0], sent)
                : result);
  }

  private static PreparedStatement recording(
      PreparedStatement statement, String text, Consumer<SentStatement> sent) {
    SortedMap<Integer, Binding> values = new TreeMap<>();
    return proxy(
        PreparedStatement.class,
        statement,
        (method, arguments, result) -> {
          if (method.getName().startsWith("set") && arguments.length > 1) {
            values.put((Integer) arguments[0], new Binding(method, List.of(arguments)));
          } else if (method.getName().startsWith("execute")) {
            sent.accept(new SentStatement(text, new TreeMap<>(values)));
          }
          return result;
        });
  }

  private interface After {
    Object then(Method method, Object[] arguments, Object result);
  }

  private static <T> T proxy(Class<T> type, T target, After after) {
    InvocationHandler handler =
        (proxy, method, arguments) -> {
          try {
            Object result = method.invoke(target, arguments);
            return after.then(method, arguments == null ? new Object[0] : arguments, result);
          } catch (InvocationTargetException failure) {
            throw failure.getCause();
          }
        };
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }

  /** Takes apart what was sent in one message. */
  List<SentStatement> parts() {
    List<SentStatement> parts = new ArrayList<>();
    int before = 0;
    for (String part : text.split(";\n", -1)) {
      SortedMap<Integer, Binding> own = new TreeMap<>();
      int marks = (int) part.chars().filter(c -> c == '?').count();
      for (int i = 1; i <= marks; i++) {
        own.put(i, values.get(before + i));
      }
      before += marks;
      parts.add(new SentStatement(part, own));
    }
    return parts;
  }

  /** Returns the rows of the plan with the values that were bound, their columns joined by bars. */
  List<String> explain(Connection connection) throws SQLException, ReflectiveOperationException {
    List<String> plan = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement("EXPLAIN " + text)) {
      for (var value : values.entrySet()) {
        value.getValue().bind(statement, value.getKey());
      }
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          StringBuilder row = new StringBuilder();
          for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
            row.append(i > 1 ? " | " : "").append(rows.getString(i));
          }
          plan.add(row.toString());
        }
      }
    }
    return plan;
  }
}
