# Built with a JDK, run on a JRE, as a user without rights. All that is kept lies in the volume /data.
FROM eclipse-temurin:17-jdk AS build
WORKDIR /src
COPY . .
RUN ./mvnw -B -ntp -pl reference-server -am -DskipTests package \
      dependency:copy-dependencies -DincludeScope=runtime -DoutputDirectory=/src/reference-server/target/lib

FROM eclipse-temurin:17-jre
RUN groupadd --system slotcore \
 && useradd --system --gid slotcore --home-dir /data --no-create-home slotcore \
 && mkdir /data \
 && chown slotcore:slotcore /data
COPY --from=build /src/reference-server/target/lib /opt/slotcore/lib
COPY --from=build /src/reference-server/target/reference-server-*.jar /opt/slotcore/server.jar
USER slotcore
ENV SLOTCORE_BIND=0.0.0.0 SLOTCORE_DATA=/data
VOLUME /data
EXPOSE 8080
HEALTHCHECK --start-period=30s CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/${SLOTCORE_PORT:-8080} && printf 'GET /healthz HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3 && grep -q ' 200 ' <&3"]
CMD ["java", "-cp", "/opt/slotcore/server.jar:/opt/slotcore/lib/*", "io.slotcore.server.Main"]
