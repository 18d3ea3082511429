package org.tocsin.edge.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import org.tocsin.edge.people.Sessions;
import tools.jackson.databind.json.JsonMapper;

/// Finds out whose a request is, and refuses one that changes something without the header only our own pages send.
final class Doorkeeper extends OncePerRequestFilter {
    /// Carried by every request of ours other than GET; its value does not matter.
    static final String HEADER = "X-Tocsin";

    private static final Set<String> HARMLESS = Set.of("GET", "HEAD", "OPTIONS");

    private final Sessions sessions;
    private final JsonMapper json;

    Doorkeeper(Sessions sessions, JsonMapper json) {
        this.sessions = sessions;
        this.json = json;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean machine = request.getHeader("Authorization") != null;
        // A LoST question changes nothing and comes from machines that know no header of ours.
        boolean harmless =
                HARMLESS.contains(request.getMethod()) || LostController.PATH.equals(request.getRequestURI());
        if (!machine && !harmless && request.getHeader(HEADER) == null) {
            refuse(
                    response,
                    json,
                    HttpStatus.FORBIDDEN,
                    "header-missing",
                    "Requests that change something carry the header " + HEADER + ".");
            return;
        }
        if (!machine) {
            SessionCookie.find(request).flatMap(sessions::find).ifPresent(account -> {
                var authorities = account.roles().stream()
                        .map(role -> new SimpleGrantedAuthority("ROLE_" + role.name()))
                        .toList();
                var context = SecurityContextHolder.createEmptyContext();
                context.setAuthentication(
                        UsernamePasswordAuthenticationToken.authenticated(account, null, authorities));
                SecurityContextHolder.setContext(context);
            });
        }
        chain.doFilter(request, response);
    }

    static void refuse(HttpServletResponse response, JsonMapper json, HttpStatus status, String code, String detail)
            throws IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader("Cache-Control", "no-store");
        response.getWriter().write(json.writeValueAsString(Refusal.Problem.of(status, code, detail)));
    }
}
