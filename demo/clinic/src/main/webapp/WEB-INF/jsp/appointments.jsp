<%@ page contentType="text/html; charset=UTF-8" trimDirectiveWhitespaces="true" %>
<% request.setAttribute("title", "Appointments"); %>
<%@ include file="top.jspf" %>
<c:if test="${param.booked == 'yes' and empty problem}"><p class="done" role="status">Your wish is noted.</p></c:if>
<c:if test="${not empty problem}"><p class="problem" role="alert"><c:out value="${problem}"/></p></c:if>
<form method="post" action="<c:url value='/appointments'/>">
  <table role="presentation">
    <tr><td><label for="day">Day</label></td><td><input type="date" id="day" name="day" value="<c:out value='${param.day}'/>"></td></tr>
    <tr><td><label for="reason">Reason</label></td><td><input type="text" id="reason" name="reason" maxlength="200" value="<c:out value='${param.reason}'/>"></td></tr>
    <tr><td></td><td><button type="submit" id="book">Ask for an appointment</button></td></tr>
  </table>
</form>
<c:if test="${not empty appointments}">
  <table class="list" id="appointments">
    <caption>What you asked for</caption>
    <thead><tr><th scope="col">Day</th><th scope="col">Reason</th></tr></thead>
    <tbody>
      <c:forEach var="appointment" items="${appointments}">
        <tr><td><c:out value="${appointment.day}"/></td><td><c:out value="${appointment.reason}"/></td></tr>
      </c:forEach>
    </tbody>
  </table>
</c:if>
<%@ include file="bottom.jspf" %>
