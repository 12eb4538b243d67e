<%@ page contentType="text/html; charset=UTF-8" trimDirectiveWhitespaces="true" %>
<% request.setAttribute("title", "Dashboard"); %>
<%@ include file="top.jspf" %>
<c:if test="${countersign.enrolled == false}">
  <p class="banner" id="protect-account"><strong>Protect your account</strong>
    <a href="<c:url value='/second-factor/account'/>">Set up two-factor authentication</a></p>
</c:if>
<c:choose>
  <c:when test="${atWork}">
    <table class="list" id="patients-today">
      <caption>Patients today</caption>
      <thead><tr><th scope="col">Time</th><th scope="col">Patient</th><th scope="col">Reason</th><th scope="col">Seen by</th></tr></thead>
      <tbody>
        <c:forEach var="visit" items="${visits}">
          <tr><td><c:out value="${visit.time}"/></td><td><c:out value="${visit.patient}"/></td><td><c:out value="${visit.reason}"/></td><td><c:out value="${visit.seenBy}"/></td></tr>
        </c:forEach>
      </tbody>
    </table>
  </c:when>
  <c:otherwise>
    <p>Welcome to your pages at Riverside Clinic.</p>
    <table class="list" id="your-appointments">
      <caption>Your appointments</caption>
      <thead><tr><th scope="col">Day</th><th scope="col">Reason</th></tr></thead>
      <tbody>
        <tr><td>2026-12-04</td><td>Yearly check with Dr. Sandoval</td></tr>
        <c:forEach var="appointment" items="${appointments}">
          <tr><td><c:out value="${appointment.day}"/></td><td><c:out value="${appointment.reason}"/></td></tr>
        </c:forEach>
      </tbody>
    </table>
  </c:otherwise>
</c:choose>
<%@ include file="bottom.jspf" %>
