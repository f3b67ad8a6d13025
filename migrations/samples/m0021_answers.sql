INSERT INTO answer (rating_seq, question, value) VALUES (1, 'staff_manner', 4);
INSERT INTO answer (rating_seq, question, value) VALUES (1, 'apology', 2);
INSERT INTO answer_half (half_month, decider_id, receiver_id, domain_id, subject, channel, questionnaire_id, question, n1, n2, n3, n4, n5, f1, f2, f3, f4, f5) VALUES (48628, 3, 2, 1, 1, 1, 1, 'staff_manner', 0, 0, 0, 0, 0, 0, 0, 0, 1, 0);
INSERT INTO answer_day (day, decider_id, receiver_id, domain_id, subject, channel, questionnaire_id, question, n1, n2, n3, n4, n5, f1, f2, f3, f4, f5) VALUES ('2026-03-05', 3, 2, 1, 1, 1, 1, 'staff_manner', 0, 0, 0, 0, 0, 0, 0, 0, 1, 0);
INSERT INTO questionnaire_use (agency_id, questionnaire) VALUES (2, 'default');
INSERT INTO answer_half (half_month, decider_id, receiver_id, domain_id, subject, channel, questionnaire_id, question, n1, n2, n3, n4, n5, f1, f2, f3, f4, f5) VALUES (48628, 3, 2, 1, 1, 1, 1, 'apology', 0, 0, 0, 0, 0, 0, 1, 0, 0, 0);
INSERT INTO answer_day (day, decider_id, receiver_id, domain_id, subject, channel, questionnaire_id, question, n1, n2, n3, n4, n5, f1, f2, f3, f4, f5) VALUES ('2026-03-05', 3, 2, 1, 1, 1, 1, 'apology', 0, 0, 0, 0, 0, 0, 1, 0, 0, 0);
