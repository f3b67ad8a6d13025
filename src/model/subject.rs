//! What a rating is about (đối tượng đánh giá).

use super::coded::coded_enum;

coded_enum! {
    /// What a rating is about. «Y tế» is both a field of procedures and a service, so the domain cannot tell.
    Subject, "subject" {
        /// Giải quyết thủ tục hành chính.
        Procedure = 1, "procedure";
        /// Khám chữa bệnh.
        HealthService = 2, "health_service";
        /// Dạy học.
        EducationService = 3, "education_service";
        /// Anything else.
        Other = 4, "other";
    }
}
